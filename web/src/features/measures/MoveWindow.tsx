import { MoveFields, type MovedDays } from '@/features/tasks/MoveFields';
import { tellDone } from '@/ui/undo';

import { useMoveWindow } from './api';
import type { Window } from './types';

/** Moves a window for all its executors; the reason stays in the history of the plan. */
export function MoveWindow({ window, onClose }: { window: Window; onClose: () => void }) {
  const move = useMoveWindow();
  const back = useMoveWindow();
  const go = (moved: MovedDays) =>
    void move.mutateAsync({ id: window.id, ...moved, row_version: window.row_version }).then((now) => {
      onClose();
      tellDone('Срок перенесён для всех исполнителей', () => back.mutateAsync({ id: window.id, from: window.from, due: window.due, reason: 'Отмена переноса', row_version: now.row_version }));
    }, () => undefined);
  return (
    <div style={{ gridColumn: '1 / -1' }}>
      <MoveFields window={window} error={move.error} pending={move.isPending} onMove={go} onClose={onClose} />
    </div>
  );
}
