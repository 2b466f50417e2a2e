import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { useSignIn } from './session';

/** Login and password. `login` is known when a session has ended and the same person comes back. */
export function SignInForm({ login: known = '' }: { login?: string }) {
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const signIn = useSignIn();

  function submit(event: FormEvent) {
    event.preventDefault();
    const empty = !login.trim() || !password;
    setMissing(empty);
    if (!empty) signIn.mutate({ login: login.trim(), password });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {signIn.error && (
          <Alert color="red" variant="light" role="alert" title="Войти не удалось" styles={alertStyles}>
            {signIn.error.message}
          </Alert>
        )}
        <TextInput label="Логин" name="username" autoComplete="username" value={login} data-autofocus={!known || undefined} autoFocus={!known} error={missing && !login.trim() && 'Введите логин'} onChange={(event) => setLogin(event.currentTarget.value)} />
        <PasswordInput label="Пароль" name="password" autoComplete="current-password" value={password} data-autofocus={known ? true : undefined} autoFocus={Boolean(known)} error={missing && !password && 'Введите пароль'} onChange={(event) => setPassword(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': 'Показать или скрыть пароль', tabIndex: 0 }} />
        <Button type="submit" loading={signIn.isPending}>
          Войти
        </Button>
      </Stack>
    </form>
  );
}

const alertStyles = { title: { color: 'var(--v-danger)' }, message: { color: 'var(--v-text)' }, root: { background: 'var(--v-danger-soft)' } };
