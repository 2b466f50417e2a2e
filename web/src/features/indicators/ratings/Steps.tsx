import { formatDate, formatMoment } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { EmptyState } from '@/ui/states';

import type { Rating } from './api';
import styles from './Ratings.module.css';

const kinds = { appeals: 'Открыт срок возражений', freeze: 'Таблица заморожена', publish: 'Опубликован для школ' };

/** What was done with a rating, by whom and when. */
export function Steps({ rating }: { rating: Rating }) {
  if (rating.steps.length === 0) return <EmptyState title="Шагов ещё не было">Рейтинг — черновик: школы его не видят.</EmptyState>;
  return (
    <div className={grid.scroll}>
      <table className={`${grid.table} ${styles.plain}`}>
        <caption className={grid.caption}>Шаги рейтинга</caption>
        <thead>
          <tr>
            <th scope="col">Шаг</th>
            <th scope="col">Подробно</th>
            <th scope="col">Записано</th>
            <th scope="col">Кто</th>
          </tr>
        </thead>
        <tbody>
          {rating.steps.map((one) => (
            <tr key={`${one.kind}-${one.recorded_at}`} style={{ opacity: one.withdrawn_at ? 0.6 : undefined }}>
              <th scope="row">
                {kinds[one.kind]}
                {one.withdrawn_at && <span className="v-quiet"> — отменено {formatMoment(one.withdrawn_at)}</span>}
              </th>
              <td>{one.from ? `с ${formatDate(one.from)} по ${formatDate(one.to)}` : one.act}</td>
              <td>{formatMoment(one.recorded_at)}</td>
              <td>{one.actor}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
