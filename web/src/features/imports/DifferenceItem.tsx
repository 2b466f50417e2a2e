import { formatNumber } from '@/ui/format';

import type { Difference } from './api';
import { differenceTitle, meanText } from './differences';
import styles from './Imports.module.css';

const words = { added: 'добавится', changed: 'изменится', removed: 'уйдёт' } as const;

/** One school in one exam: counts in a line, the first works that differ inside. */
export function DifferenceItem({ one }: { one: Difference }) {
  return (
    <details>
      <summary>
        <b>{differenceTitle(one)}</b>{' '}
        <span className="v-quiet">
          +{formatNumber(one.added)} · изменено {formatNumber(one.changed)} · −{formatNumber(one.removed)} · без изменений {formatNumber(one.same)}
          {one.form === '' && `; средний балл ${meanText(one.stored.mean)} → ${meanText(one.coming.mean)}`}
        </span>
      </summary>
      {one.rows.length === 0 && <p className="v-quiet">Ничего не отличается.</p>}
      {one.rows.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{one.form === '' ? 'Работа' : 'Показатель'}</th>
              <th scope="col">Что с ней</th>
              <th scope="col">Было</th>
              <th scope="col">Стало</th>
            </tr>
          </thead>
          <tbody>
            {one.rows.map((row, index) => (
              <tr key={index}>
                <th scope="row">{row.what}</th>
                <td>{words[row.change]}</td>
                <td>{row.before || <span className="v-quiet">не было</span>}</td>
                <td>{row.after || <span className="v-quiet">нет</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
