import { steps, stepOf, stepTitle } from '@/features/results/heat';
import { formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';

import { cellTitle, marks, type Deficits, type SkillCell } from './api';
import styles from './Skills.module.css';

function Cell({ cell }: { cell: SkillCell }) {
  const { value } = cell.value;
  const seen = value !== null && cell.mastery !== 'few';
  const { fill, text } = stepOf(value ?? 0);
  return (
    <td data-mastery={cell.mastery} title={cellTitle(cell)} style={seen ? { background: fill, color: text } : undefined}>
      {marks[cell.mastery] && <span className={styles.mark}>{marks[cell.mastery]}</span>}
      {value === null ? (cell.value.absence_text ?? 'нет данных') : formatNumber(value, 0)}
    </td>
  );
}

/** Schools and classes by skills: the number is always there, the colour only repeats it, marks read in grey. */
export function HeatMap({ data }: { data: Deficits }) {
  return (
    <>
      <div className={`${grid.scroll} ${styles.scroll}`} tabIndex={0} role="region" aria-label={`Карта: ${data.by}`}>
        <table className={`${grid.table} ${styles.table}`}>
          <caption className={grid.caption}>
            {data.caption}: выполнение в процентах, {data.by}
          </caption>
          <thead>
            <tr>
              <th scope="col">Кто</th>
              <th scope="col" title="Работ с баллами за задания">
                n
              </th>
              {data.skills.map(({ code, text }) => (
                <th key={code} scope="col" title={text}>
                  {code}
                </th>
              ))}
              <th scope="col">Итог</th>
            </tr>
          </thead>
          <tbody>
            {data.lines.map((line, index) => (
              <tr key={index} data-level={line.level}>
                <th scope="row">{line.name}</th>
                <td>{formatNumber(line.works)}</td>
                {line.cells.map((cell, at) => (
                  <Cell key={at} cell={cell} />
                ))}
                <td>{line.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.legend}>
        <span>
          {steps.map(({ from, fill, text }, index) => (
            <span key={from} className={styles.step} style={{ background: fill, color: text }}>
              {stepTitle(index)}
            </span>
          ))}
        </span>
        <span>▼ дефицит: весь интервал ниже {formatNumber(data.threshold)} %</span>
        <span>▽ возможно, дефицит</span>
        <span>без цвета — работ меньше {formatNumber(data.few)}</span>
      </p>
    </>
  );
}
