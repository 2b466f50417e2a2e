import { tellDone } from '@/ui/undo';

import { undoTask, useMove, useRefresh } from './api';
import { MoveFields, type MovedDays } from './MoveFields';
import type { TaskCard } from './types';

/** Moves the term of one task; the reason stays in its history. */
export function MoveForm({ task, onClose }: { task: TaskCard; onClose: () => void }) {
  const move = useMove();
  const refresh = useRefresh();
  const go = (moved: MovedDays) =>
    void move.mutateAsync({ id: task.id, ...moved, row_version: task.row_version }).then(() => {
      onClose();
      tellDone('Срок задачи перенесён', () => undoTask(task.id).finally(refresh));
    }, () => undefined);
  return <MoveFields window={task} error={move.error} pending={move.isPending} onMove={go} onClose={onClose} />;
}
