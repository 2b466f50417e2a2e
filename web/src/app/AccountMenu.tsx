import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconBellCog, IconChevronDown, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from 'wouter';

import { useSignOut, type Session } from '@/features/session/session';

import styles from './TopBar.module.css';

const schemes = [
  { value: 'light', title: 'Светлая' },
  { value: 'dark', title: 'Тёмная' },
  { value: 'auto', title: 'Как в системе' },
] as const;

export function AccountMenu({ session }: { session: Session }) {
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (next: string) => {
    const scheme = schemes.find((entry) => entry.value === next);
    if (scheme) setColorScheme(scheme.value);
  };
  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <button type="button" className={styles.account} aria-label={`${session.account.name}, ${session.account.role_title}: меню`}>
          <IconUserCircle size={21} stroke={1.5} aria-hidden="true" />
          <span>{session.account.name}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.account.role_title}</Menu.Label>
        <Menu.Label>Логин: {session.account.login}</Menu.Label>
        <Menu.Item component={Link} href="/profile" leftSection={<IconBellCog size={16} aria-hidden="true" />}>
          Напоминания и пароль
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Оформление</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(next) => choose(next)}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme.value} value={scheme.value}>
              {scheme.title}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden="true" />} onClick={() => signOut.mutate()}>
          Выйти
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
