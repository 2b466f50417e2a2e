import { formatNumber } from '@/ui/format';

import type { Evidence } from './board';
import styles from './Objectivity.module.css';

/** Pairs of papers of one class by code, with the tasks that agree. */
export function PaperPairs({ pairs }: { pairs: Evidence['pairs'] }) {
  if (pairs.length === 0) return <p className="v-quiet">Пар работ, похожих сильнее обычного, нет.</p>;
  return (
    <table className={styles.evidence}>
      <caption className="v-quiet">Из всех пар некоторые похожи и случайно. Если решает почти весь класс одинаково, смотрите «Сходство ответов внутри класса».</caption>
      <thead>
        <tr>
          <th scope="col">Работа</th>
          <th scope="col">Коды работ</th>
          <th scope="col">Совпало заданий</th>
          <th scope="col">Обычно</th>
          <th scope="col">Какие</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={`${pair.exam.procedure} ${pair.exam.subject} ${pair.exam.grade} ${pair.class_name} ${pair.first} ${pair.second}`}>
            <th scope="row">
              {pair.exam.subject}, {pair.class_name || `${pair.exam.grade} класс`}
            </th>
            <td>
              {pair.first} и {pair.second}
            </td>
            <td>
              {formatNumber(pair.alike.length)} из {formatNumber(pair.tasks)}
            </td>
            <td>{formatNumber(pair.expected, 1)}</td>
            <td>{pair.alike.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
