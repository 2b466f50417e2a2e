import { useQuery } from '@tanstack/react-query';

import { TaskMark } from '@/features/tasks/TaskMark';
import { measureQuery } from '@/features/measures/api';
import { formatDate } from '@/ui/format';

/** How far the measure is: its tasks with papers, the latest first. */
export function CellEvidence({ measure }: { measure: number }) {
  const work = useQuery(measureQuery(measure));
  if (!work.data) return null;
  const tasks = work.data.occurrences.flatMap((window) => window.tasks).filter((task) => task.evidence_count > 0 || task.status === 'done');
  if (tasks.length === 0) return <p className="v-quiet">Подтверждений пока нет.</p>;
  return (
    <ul>
      {tasks.slice(0, 5).map((task) => (
        <li key={task.id}>
          <a href={`?task=${task.id}`}>{task.executor}</a>, срок {formatDate(task.due)}: <TaskMark task={task} />, документов {task.evidence_count}
        </li>
      ))}
      {tasks.length > 5 && <li className="v-quiet">и ещё {tasks.length - 5}</li>}
    </ul>
  );
}
