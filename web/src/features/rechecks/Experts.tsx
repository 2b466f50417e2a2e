import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { nodesQuery } from '@/features/org/api';
import { formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { tellFailure } from '@/ui/undo';

import { peopleQuery, useAddExpert, useRemoveExpert, type Recheck } from './api';
import styles from './Rechecks.module.css';

function AddExpert({ id }: { id: number }) {
  const people = useQuery(peopleQuery);
  const nodes = useQuery(nodesQuery());
  const [account, setAccount] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [school, setSchool] = useState<string | null>(null);
  const add = useAddExpert(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutateAsync(account ? { account: Number(account) } : { name: name.trim(), school: school ? Number(school) : undefined }).then(
      () => {
        setAccount(null);
        setName('');
        setSchool(null);
      },
      () => undefined,
    );
  };
  const accounts = (people.data ?? []).map((one) => ({ value: String(one.id), label: `${one.name} (${one.node})` }));
  const schools = (nodes.data ?? []).filter(({ kind }) => kind === 'school').map((one) => ({ value: String(one.id), label: one.name }));
  return (
    <form onSubmit={submit} className="v-no-print">
      <Group align="flex-end" gap="sm" mt="sm">
        <Select label="Учётная запись эксперта" placeholder="Выберите" w={270} searchable clearable data={accounts} value={account} onChange={setAccount} />
        <TextInput label="Или имя без учётной записи" w={220} disabled={account !== null} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Select label="Где преподаёт" placeholder="Не в наших школах" w={220} searchable clearable disabled={account !== null} data={schools} value={school} onChange={setSchool} />
        <Button type="submit" variant="default" loading={add.isPending} disabled={account === null && name.trim() === ''}>
          Добавить
        </Button>
      </Group>
      {add.error && (
        <p role="alert" style={{ color: 'var(--v-danger)' }}>
          {add.error.message}
        </p>
      )}
    </form>
  );
}

/** Who marks the works, how many each has and how many are done. */
export function Experts({ one }: { one: Recheck }) {
  const remove = useRemoveExpert();
  const draft = one.head.phase === 'draft';
  return (
    <>
      {one.experts.length > 0 && (
        <div className={grid.scroll}>
          <table className={`${grid.table} ${styles.table}`}>
            <caption className={grid.caption}>Эксперты</caption>
            <thead>
              <tr>
                <th scope="col">Эксперт</th>
                <th scope="col">Преподаёт</th>
                <th scope="col" data-right>
                  Внесено
                </th>
                <th scope="col">Баллы вносит</th>
                <th scope="col" className="v-no-print">
                  <span className={grid.caption}>Действие</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {one.experts.map((expert) => (
                <tr key={expert.id}>
                  <th scope="row">{expert.name}</th>
                  <td>{expert.school ?? <span className="v-quiet">не в наших школах</span>}</td>
                  <td data-right>{expert.works > 0 ? `${formatNumber(expert.done)} из ${formatNumber(expert.works)}` : '—'}</td>
                  <td>{expert.account ? 'эксперт сам' : 'вы или таблицей'}</td>
                  <td className="v-no-print">
                    {draft || expert.works === 0 ? (
                      <ActionIcon variant="subtle" color="gray" aria-label={`Убрать: ${expert.name}`} onClick={() => void remove.mutateAsync(expert.id).catch((error: Error) => tellFailure('Убрать не удалось', error))}>
                        <IconTrash size={16} />
                      </ActionIcon>
                    ) : (
                      <Button size="compact-xs" variant="subtle" component="a" href={`/api/rechecks/${one.head.id}/sheet?expert=${expert.id}`}>
                        Таблица
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {one.head.phase !== 'finished' && <AddExpert id={one.head.id} />}
    </>
  );
}
