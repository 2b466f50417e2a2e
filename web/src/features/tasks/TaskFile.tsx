import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';

import { saveCsv } from '@/ui/csv';
import { formatDate } from '@/ui/format';
import { tellFailure } from '@/ui/undo';

import { allTasks, type TaskQuery } from './api';
import type { Task } from './types';
import { taskWords } from './words';

const head = ['Срок', 'Просрочено', '№', 'Мероприятие', 'Раздел', 'Исполнитель', 'Организация', 'Кому поручено', 'Вид документа', 'Состояние', 'Подтверждений'];

function cells(task: Task) {
  return [formatDate(task.due), task.overdue ? 'да' : 'нет', task.number, task.text, task.section, task.executor, task.node?.name, task.account?.name, task.documents.join(', '), taskWords[task.status], task.evidence_count];
}

/** The whole list as a file, read or not. */
export function TaskFile({ query, name }: { query: TaskQuery; name: string }) {
  const [busy, setBusy] = useState(false);
  const save = () => {
    setBusy(true);
    allTasks(query)
      .then((tasks) => saveCsv(name, head, tasks.map(cells)), (error: Error) => tellFailure('Не выгружено', error))
      .finally(() => setBusy(false));
  };
  return (
    <Tooltip label="Выгрузить для Excel (CSV)">
      <ActionIcon variant="default" size={30} aria-label="Выгрузить для Excel (CSV)" loading={busy} onClick={save}>
        <IconDownload size={17} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
