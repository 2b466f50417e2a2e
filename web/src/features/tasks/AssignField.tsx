import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { executorsQuery } from '@/features/executors/api';
import { personChoices } from '@/features/people/people';
import { useRight } from '@/features/session/session';
import { tellDone, tellFailure } from '@/ui/undo';

import { undoTask, useAssign, useRefresh } from './api';
import type { TaskCard } from './types';
import { isOpen } from './words';

/** The person of the performing organisation who does it; chosen by those who may hand work out. */
export function AssignField({ task }: { task: TaskCard }) {
  const may = useRight('tasks.change') && isOpen(task.status);
  const executors = useQuery({ ...executorsQuery(task.roadmap_id), enabled: may });
  const assign = useAssign();
  const refresh = useRefresh();
  const people = (executors.data?.accounts ?? []).filter((person) => person.node.id === task.node?.id);
  if (!may || people.length === 0) return task.account?.name ?? <span className="v-quiet">никому лично</span>;
  const put = (value: string) =>
    assign.mutateAsync({ id: task.id, account: value ? Number(value) : null }).then(
      () => tellDone(value ? 'Задача поручена' : 'Поручение снято', () => undoTask(task.id).finally(refresh)),
      (error: Error) => tellFailure('Не поручено', error),
    );
  return <NativeSelect size="xs" aria-label="Кому поручено" disabled={assign.isPending} data={[{ value: '', label: 'никому лично' }, ...personChoices(people)]} value={String(task.account?.id ?? '')} onChange={(event) => void put(event.currentTarget.value)} />;
}
