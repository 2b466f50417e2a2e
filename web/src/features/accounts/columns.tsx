import type { Column } from '@/ui/table';

import type { Account } from './api';

const text = (id: string, title: string, of: (row: Account) => string): Column<Account> => ({ id, title, cell: (row) => of(row) || <span className="v-quiet">не указана</span>, sort: (row) => of(row) || null, csv: { titles: [title], cells: (row) => [of(row)] } });
const state = (row: Account) => (row.disabled ? 'отключена' : 'действует');

export const accountColumns: Column<Account>[] = [
  {
    ...text('name', 'Имя', (row) => row.name),
    fixed: true,
    width: '26%',
    cell: (row) => (
      <>
        {row.name}
        {row.own && <span className="v-quiet"> — это вы</span>}
      </>
    ),
  },
  text('login', 'Логин', (row) => row.login),
  text('role', 'Роль', (row) => row.role_title),
  text('node', 'Организация', (row) => row.node.name),
  text('email', 'Почта', (row) => row.email),
  { ...text('state', 'Состояние', state), cell: (row) => (row.disabled ? <strong>✕ отключена</strong> : state(row)) },
];
