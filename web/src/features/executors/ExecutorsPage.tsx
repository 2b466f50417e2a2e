import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';

import { nodesQuery } from '@/features/org/api';
import { personChoices } from '@/features/people/people';
import { PlanFrame } from '@/features/plans/PlanFrame';
import { useRight } from '@/features/session/session';
import { counted } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { tellDone } from '@/ui/undo';

import { executorsQuery, useSetExecutors, type Executors } from './api';
import { changesOf } from './changes';
import { ExecutorRow } from './ExecutorRow';
import styles from './Executors.module.css';
import { SpreadForm } from './SpreadForm';

const parties = ['исполнитель', 'исполнителя', 'исполнителей'] as const;

function Editor({ id, stored }: { id: number; stored: Executors }) {
  const [draft, setDraft] = useState(stored);
  const mayChange = useRight('roadmap.change');
  const [asking, setAsking] = useState(false);
  const nodes = useQuery(nodesQuery());
  const set = useSetExecutors(id);
  const persons = personChoices(stored.accounts);
  const personName = (key: number | null) => stored.accounts.find((person) => person.id === key)?.name ?? '';
  const nodeName = (key: number | null) => nodes.data?.find((node) => node.id === key)?.name ?? '';
  const changes = changesOf(stored, draft, nodeName, personName);
  const go = () => {
    set.mutateAsync(draft).then(() => { setAsking(false); tellDone('Задачи розданы по новым правилам', () => set.mutateAsync(stored)); }, () => undefined);
  };
  const unresolved = draft.parties.filter((party) => party.performers === 0 && party.resolves.rule !== 'external').length;
  return (
    <PlanFrame
      wide
      id={id}
      tab="executors"
      title={unresolved > 0 ? `Исполнители: ${unresolved} из ${draft.parties.length} пока никому не соответствуют` : `Исполнители: ${counted(draft.parties.length, parties)}, все определены`}
      actions={
        <>
          {changes.length > 0 && (
            <Button variant="default" onClick={() => setDraft(stored)}>
              Вернуть как было
            </Button>
          )}
          {mayChange && (
            <Button disabled={changes.length === 0} onClick={() => setAsking(true)}>
              Раздать задачи
            </Button>
          )}
        </>
      }
    >
      <div className={styles.top}>
        <NativeSelect size="xs" label="Контролёр всей карты" w={320} data={[{ value: '', label: 'не назначен' }, ...persons]} value={String(draft.controller ?? '')} onChange={(event) => setDraft({ ...draft, controller: event.currentTarget.value ? Number(event.currentTarget.value) : null })} />
      </div>
      <div className={styles.sheet}>
        <table className={styles.table} aria-label="Исполнители карты">
          <thead>
            <tr>
              <th scope="col">В карте</th>
              <th scope="col">Кто это</th>
              <th scope="col">Исполняет</th>
              <th scope="col">Контролирует</th>
              <th scope="col">Ведущий</th>
              <th scope="col" className={styles.right}>Получат</th>
            </tr>
          </thead>
          <tbody>
            {draft.parties.map((party) => (
              <ExecutorRow key={party.id} executor={party} changed={changes.some((change) => change.name === party.name)} nodes={(nodes.data ?? []).map((node) => ({ value: String(node.id), label: node.name }))} people={persons} onChange={(next) => setDraft({ ...draft, parties: draft.parties.map((entry) => (entry.id === next.id ? next : entry)) })} />
            ))}
          </tbody>
        </table>
      </div>
      {asking && <SpreadForm changes={changes} error={set.error} pending={set.isPending} onGo={go} onClose={() => { set.reset(); setAsking(false); }} />}
    </PlanFrame>
  );
}

/** Whom the words of the plan stand for; tasks follow from it. */
export default function ExecutorsPage() {
  const id = Number(useParams<{ id: string }>().id);
  const executors = useQuery(executorsQuery(id));
  if (executors.isPending) return <PageSkeleton rows={10} />;
  if (executors.error) return <ErrorState error={executors.error} retry={() => void executors.refetch()} />;
  if (executors.data.parties.length === 0) {
    return (
      <PlanFrame id={id} tab="executors" title="Исполнители не указаны">
        <EmptyState title="В карте нет ни одного ответственного">Добавьте ответственных в мероприятия, и здесь можно будет назначить людей.</EmptyState>
      </PlanFrame>
    );
  }
  return <Editor key={executors.dataUpdatedAt} id={id} stored={executors.data} />;
}
