import { Button } from '@mantine/core';
import { Link } from 'wouter';

import { formatMoment } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { EmptyState } from '@/ui/states';
import { tellDone, tellFailure } from '@/ui/undo';

import { useUndoApproval, type IndicatorSet } from './api';
import styles from './Sets.module.css';

/** Frozen versions of a set with their acts. */
export function Approvals({ set, mayApprove }: { set: IndicatorSet; mayApprove: boolean }) {
  const undo = useUndoApproval(set.id);
  if (set.approvals.length === 0) return <EmptyState title="Набор ещё не утверждали">Пока акта нет, он считается таким, какой он сейчас.</EmptyState>;
  return (
    <div className={grid.scroll}>
      <table className={`${grid.table} ${styles.slots}`}>
        <caption className={grid.caption}>Утверждения набора</caption>
        <thead>
          <tr>
            <th scope="col">Версия</th>
            <th scope="col">Акт</th>
            <th scope="col">Записано</th>
            <th scope="col">Кто</th>
            <th scope="col" className="v-no-print">
              <span className={grid.caption}>Действие</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {set.approvals.map((one) => (
            <tr key={one.id} style={{ opacity: one.withdrawn_at ? 0.6 : undefined }}>
              <th scope="row">{one.version}</th>
              <td>{one.act}</td>
              <td>{formatMoment(one.recorded_at)}</td>
              <td>{one.actor}</td>
              <td className="v-no-print">
                {one.withdrawn_at ? (
                  <span className="v-quiet">отменено {formatMoment(one.withdrawn_at)}</span>
                ) : (
                  <>
                    <Link href={`/indicators/sets/${set.id}?view=values&version=${one.version}`}>значения</Link>{' '}
                    {mayApprove && (
                      <Button size="compact-xs" variant="subtle" onClick={() => undo.mutateAsync(one.id).then(() => tellDone(`Утверждение версии ${one.version} отменено`), (error: Error) => tellFailure('Отменить не удалось', error))}>
                        Отменить
                      </Button>
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
