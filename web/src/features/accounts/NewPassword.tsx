import { Button, CopyButton, Group, Stack, TextInput } from '@mantine/core';

import type { WithPassword } from './api';

/** The password the program made up: shown once, to be handed over. */
export function NewPassword({ made: { account, password }, onClose }: { made: WithPassword; onClose: () => void }) {
  const lines = `Адрес: ${window.location.origin}\nЛогин: ${account.login}\nПароль: ${password ?? ''}`;
  return (
    <Stack gap="sm">
      <p>
        Передайте {account.name} логин и пароль. Больше пароль показан не будет; сменить его можно в меню «Напоминания и пароль» после входа.
      </p>
      <Group gap="sm" grow>
        <TextInput readOnly label="Логин" value={account.login} />
        <TextInput readOnly label="Пароль" value={password ?? ''} onFocus={(event) => event.currentTarget.select()} />
      </Group>
      <Group gap="sm">
        <CopyButton value={lines}>{({ copied, copy }) => <Button onClick={copy}>{copied ? 'Скопировано' : 'Скопировать всё'}</Button>}</CopyButton>
        <Button variant="default" onClick={onClose}>
          Готово
        </Button>
      </Group>
    </Stack>
  );
}
