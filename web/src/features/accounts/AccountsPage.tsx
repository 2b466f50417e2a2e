import { Button, Modal, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { nodesQuery } from '@/features/org/api';
import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { AccountForm } from './AccountForm';
import { AccountPanel } from './AccountPanel';
import { accountsQuery, rolesQuery, useAddAccount, type Account } from './api';
import { accountColumns } from './columns';
import { NewPassword } from './NewPassword';
import { filterAccounts } from './roles';

const people = ['учётная запись', 'учётные записи', 'учётных записей'] as const;

function headline(accounts: Account[]): string {
  const shut = accounts.filter((account) => account.disabled).length;
  return `${counted(accounts.length, people)}${shut > 0 ? `, отключено ${formatNumber(shut)}` : ''}`;
}

function Adding({ taken, onClose }: { taken: string[]; onClose: () => void }) {
  const nodes = useQuery(nodesQuery());
  const roles = useQuery(rolesQuery());
  const add = useAddAccount();
  return (
    <Modal opened onClose={onClose} title={add.data ? 'Учётная запись добавлена' : 'Новая учётная запись'} size={560}>
      {add.data && <NewPassword made={add.data} onClose={onClose} />}
      {!add.data && nodes.data && roles.data && <AccountForm taken={taken} nodes={nodes.data} roles={roles.data} pending={add.isPending} error={add.error} onSave={(values) => add.mutate({ ...values, email: values.email || undefined })} onClose={onClose} />}
    </Modal>
  );
}

/** Who may enter and what for; the administrator adds, blocks and gives new passwords. */
export default function AccountsPage() {
  const accounts = useQuery(accountsQuery());
  const mayChange = useRight('accounts.change');
  const [address, change] = useAddress();
  const [adding, setAdding] = useState(false);
  if (accounts.isPending) return <PageSkeleton />;
  if (accounts.error) return <ErrorState error={accounts.error} retry={() => void accounts.refetch()} />;
  const all = accounts.data;
  const taken = all.map(({ login }) => login);
  const roles = [...new Map(all.map(({ role, role_title: title }) => [role, title]))].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'ru'));
  const opened = mayChange ? all.find(({ id }) => String(id) === address.account) : undefined;
  const shown = filterAccounts(all, address);
  const tools = (
    <>
      <TextInput size="xs" label="Найти" placeholder="Имя, логин, организация" w={240} leftSection={<IconSearch size={14} aria-hidden="true" />} value={address.q ?? ''} onChange={(event) => change({ q: event.currentTarget.value })} />
      <FilterSelect label="Роль" any="Все" value={address.role} width={260} choices={roles} onChange={(role) => change({ role })} />
      <FilterSelect label="Состояние" any="Все" value={address.state} width={150} choices={[{ value: 'open', label: 'действует' }, { value: 'blocked', label: 'отключена' }]} onChange={(state) => change({ state })} />
    </>
  );
  return (
    <Page
      title={headline(all)}
      crumbs={[{ title: 'Учётные записи' }]}
      actions={
        mayChange && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
            Добавить человека
          </Button>
        )
      }
    >
      <DataTable name="учётные записи" caption="Учётные записи" columns={accountColumns} rows={shown} rowKey={(row) => row.id} onOpen={mayChange ? (row) => change({ account: String(row.id) }, false) : undefined} tools={tools} />
      {shown.length === 0 && <EmptyState title="Никого не нашлось">Уберите одно из условий над таблицей.</EmptyState>}
      {adding && <Adding taken={taken} onClose={() => setAdding(false)} />}
      {opened && <AccountPanel key={opened.id} account={opened} taken={taken} onClose={() => change({ account: undefined })} />}
    </Page>
  );
}
