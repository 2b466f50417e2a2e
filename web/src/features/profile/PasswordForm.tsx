import { Button, PasswordInput, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { useOwnPassword } from '@/features/accounts/api';
import { ApiError } from '@/api/problem';
import { Section } from '@/ui/Section';
import { tellDone } from '@/ui/undo';

import styles from './Profile.module.css';

const empty = { old: '', fresh: '', again: '' };

function complaints(error: Error | null): string {
  if (!(error instanceof ApiError)) return error?.message ?? '';
  const issues = error.problem.issues ?? [];
  return issues.length > 0 ? issues.map(({ message }) => message).join(' ') : error.message;
}

/** The person's own new password; sessions on other machines end. */
export function PasswordForm() {
  const [values, setValues] = useState(empty);
  const change = useOwnPassword();
  const differ = values.again !== '' && values.again !== values.fresh ? 'Пароли не совпали' : '';
  const field = (key: keyof typeof empty, label: string, complete: string, error?: string) => <PasswordInput size="sm" required label={label} autoComplete={complete} value={values[key]} error={error} onChange={(event) => setValues({ ...values, [key]: event.currentTarget.value })} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (differ) return;
    change.mutateAsync({ old: values.old, fresh: values.fresh }).then(() => {
      setValues(empty);
      tellDone('Пароль сменён. На других компьютерах придётся войти заново');
    }, () => undefined);
  };
  return (
    <Section title="Пароль">
      <form className={styles.body} onSubmit={submit}>
        <Stack gap="sm">
          {field('old', 'Нынешний пароль', 'current-password')}
          {field('fresh', 'Новый пароль, не короче 10 знаков', 'new-password', complaints(change.error))}
          {field('again', 'Новый пароль ещё раз', 'new-password', differ)}
          <Button type="submit" variant="default" style={{ alignSelf: 'start' }} loading={change.isPending}>
            Сменить пароль
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
