import { Alert, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Schemas } from '@/api/client';
import { ApiError } from '@/api/problem';

import type { Account, Role } from './api';
import { loginOf, rolesFor } from './roles';

export interface AccountValues {
  login: string;
  name: string;
  role: string;
  node: number;
  email: string;
}

interface AccountFormProps {
  /** The account that is changed; without it a new one is made. */
  account?: Account;
  taken: string[];
  nodes: Schemas['Node'][];
  roles: Role[];
  pending: boolean;
  error: Error | null;
  onSave: (values: AccountValues) => void;
  onClose: () => void;
}

const kinds = { region: 'Регион', municipality: 'Муниципалитет', school: 'Школы', kindergarten: 'Детские сады' };

/** Organisations under headings of their kinds. */
function nodeGroups(nodes: Schemas['Node'][]) {
  return Object.entries(kinds)
    .map(([kind, group]) => ({ group, items: nodes.filter((node) => node.kind === kind).map(({ id, name }) => ({ value: String(id), label: name })) }))
    .filter(({ items }) => items.length > 0);
}

function Refusal({ error }: { error: Error }) {
  const issues = error instanceof ApiError ? (error.problem.issues ?? []) : [];
  return (
    <Alert color="red" variant="light" role="alert">
      {issues.length === 0 ? error.message : issues.map((issue) => <p key={issue.message}>{`${issue.message} ${issue.fix ?? ''}`}</p>)}
    </Alert>
  );
}

/** Who the person is, where they work and what they may do. */
export function AccountForm({ account, taken, nodes, roles, pending, error, onSave, onClose }: AccountFormProps) {
  const first = nodes.find((node) => node.kind === 'municipality') ?? nodes[0];
  const [values, setValues] = useState<AccountValues>(() => ({ login: account?.login ?? '', name: account?.name ?? '', role: account?.role ?? '', node: account?.node.id ?? first?.id ?? 0, email: account?.email ?? '' }));
  const [typed, setTyped] = useState(Boolean(account));
  const choices = rolesFor(roles, nodes.find((node) => node.id === values.node)?.kind);
  // No role is taken for granted: the first of the list would be the mightiest one.
  const role = choices.some(({ value }) => value === values.role) ? values.role : '';
  const put = (change: Partial<AccountValues>) => setValues({ ...values, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ ...values, role });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput label="Фамилия, имя, отчество" required data-autofocus value={values.name} onChange={(event) => put({ name: event.currentTarget.value, ...(typed ? {} : { login: loginOf(event.currentTarget.value, taken) }) })} />
        <NativeSelect label="Организация" disabled={account?.own} value={String(values.node)} data={nodeGroups(nodes)} onChange={(event) => put({ node: Number(event.currentTarget.value) })} />
        <NativeSelect label="Роль" required disabled={account?.own} description={account?.own ? 'Свою роль и организацию меняет другой администратор' : account ? 'С другой ролью или организацией человек войдёт заново' : undefined} value={role} data={[{ value: '', label: 'Выберите роль', disabled: true }, ...choices]} onChange={(event) => put({ role: event.currentTarget.value })} />
        <TextInput label="Логин" required disabled={Boolean(account)} description={account ? 'Логин не меняется' : 'Латинские буквы, цифры и знаки . _ - @'} value={values.login} onChange={(event) => { setTyped(true); put({ login: event.currentTarget.value }); }} />
        <TextInput label="Почта" type="email" description="Для напоминаний; можно не заполнять" value={values.email} onChange={(event) => put({ email: event.currentTarget.value })} />
        {error && <Refusal error={error} />}
        <Group gap="sm">
          <Button type="submit" loading={pending}>
            {account ? 'Сохранить' : 'Добавить'}
          </Button>
          <Button variant="default" onClick={onClose}>
            Отмена
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
