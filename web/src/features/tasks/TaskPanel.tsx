import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useRight } from '@/features/session/session';
import { formatDates, inLines } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { ErrorState, PageSkeleton } from '@/ui/states';

import { AssignField } from './AssignField';
import { taskQuery } from './api';
import { EvidenceForm } from './EvidenceForm';
import { EvidenceList } from './EvidenceList';
import { distance } from './group';
import { History } from './History';
import { MoveForm } from './MoveForm';
import { MuteForm } from './MuteForm';
import { TaskMark } from './TaskMark';
import styles from './Tasks.module.css';
import { TaskSteps } from './TaskSteps';
import type { TaskCard } from './types';
import { isOpen } from './words';

function Field({ title, text }: { title: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** «через 5 дней», «сегодня», «прошло 12 дней». */
function far(task: TaskCard): string {
  if (!isOpen(task.status)) return '';
  const left = distance(task.due, new Date().toLocaleDateString('sv'));
  if (left === 0) return 'сегодня';
  return left > 0 ? `через ${counted(left, nouns.day)}` : `прошло ${counted(-left, nouns.day)}`;
}

function Body({ task, onMeasure }: { task: TaskCard; onMeasure: () => void }) {
  const [moving, setMoving] = useState(false);
  const [muting, setMuting] = useState(false);
  const mayChange = useRight('roadmap.change');
  const mayWork = useRight('tasks.change') && isOpen(task.status);
  return (
    <div className={styles.panel}>
      <p className={styles.text}>{inLines(task.text)}</p>
      <div className={styles.state}>
        <TaskMark task={task} />
        <span className="v-number">
          {formatDates(task.from, task.due)} {far(task) && <span className="v-quiet">({far(task)})</span>}
        </span>
        {mayChange && isOpen(task.status) && !moving && (
          <Button size="compact-xs" variant="subtle" onClick={() => setMoving(true)}>
            Перенести
          </Button>
        )}
        {isOpen(task.status) && !muting && (
          <Button size="compact-xs" variant="subtle" onClick={() => setMuting(true)}>
            Не напоминать
          </Button>
        )}
      </div>
      {muting && <MuteForm task={task.id} onClose={() => setMuting(false)} />}
      {moving && <MoveForm task={task} onClose={() => setMoving(false)} />}
      <TaskSteps task={task} />
      <dl style={{ marginTop: 12 }}>
        <Field title="Исполнитель" text={`${task.executor}${task.part === 'co' ? ' (соисполнитель)' : ''}`} />
        <div>
          <dt>Кому поручено</dt>
          <dd>
            <AssignField task={task} />
          </dd>
        </div>
        <Field title="Вид документа" text={task.documents.join(', ')} />
        <Field title="Ожидается" text={task.expected_result} />
        <Field title="Сделано на деле" text={task.actual_result} />
        <Field title="Снято" text={task.cancel_reason} />
        <Field title="Срок в карте" text={task.term} />
      </dl>
      <h3>Подтверждения</h3>
      <EvidenceList items={task.evidence} mayChange={mayWork} />
      {mayWork && <EvidenceForm task={task.id} wanted={task.wanted_kinds} />}
      <h3>
        История
        <Button size="compact-xs" variant="subtle" onClick={onMeasure}>
          Всё мероприятие {task.number}
        </Button>
      </h3>
      <History task={task} />
    </div>
  );
}

/** Everything about one executor's part: where it stands, what to do next, what confirms it. */
export function TaskPanel({ id, onMeasure }: { id: number; onMeasure: (id: number) => void }) {
  const task = useQuery(taskQuery(id));
  if (task.isPending) return <PageSkeleton rows={8} />;
  if (task.error) return <ErrorState error={task.error} retry={() => void task.refetch()} />;
  return <Body key={id} task={task.data} onMeasure={() => onMeasure(task.data.measure_id)} />;
}
