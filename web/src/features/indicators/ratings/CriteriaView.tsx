import { Link } from 'wouter';

import grid from '@/ui/Grid.module.css';
import { formatNumber, formatPercent } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import { scalings, type Rating, type RatingTable } from './api';
import styles from './Ratings.module.css';

/** What a rating is made of: criteria with their weights, the order, and what each criterion does to places. */
export function CriteriaView({ rating, data }: { rating: Rating; data: RatingTable }) {
  const { rules } = rating;
  const whole = data.criteria.reduce((sum, { weight }) => sum + weight, 0);
  const facts: [string, string][] = [
    ['Приведение к одной шкале', rules.scaling_title],
    ['Школа без критерия', rules.least_part >= 1 ? 'места не получает; за ноль ничего не считается' : `место есть, когда известны критерии не меньше чем на ${formatPercent(100 * rules.least_part, 0)} веса`],
    ['Отбор', [rules.procedure, rules.subject, rules.grade ? `${rules.grade} класс` : '', `${rules.year} год`].filter(Boolean).join(', ')],
    ['Возражения школ', rules.appeal_days ? counted(rules.appeal_days, nouns.day) : 'порядком не предусмотрены'],
    ['Порядок рейтинга', [rules.act, rules.act_date, rules.clause].filter(Boolean).join(', ')],
    ['Почему взяты результаты ВПР', rules.vpr_ground],
    ['Пояснение', rules.note],
  ];
  return (
    <>
      <dl className={styles.own}>
        {facts.filter(([, text]) => text).map(([title, text]) => (
          <div key={title} style={{ display: 'contents' }}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className={grid.scroll}>
        <table className={`${grid.table} ${styles.plain}`}>
          <caption className={grid.caption}>Критерии рейтинга «{rating.name}» ({scalings.find(({ value }) => value === rules.scaling)?.label})</caption>
          <thead>
            <tr>
              <th scope="col">№</th>
              <th scope="col">Критерий</th>
              <th scope="col" className={styles.right}>
                Вес
              </th>
              <th scope="col" className={styles.right}>
                Доля веса
              </th>
              <th scope="col">Без него место сменят</th>
            </tr>
          </thead>
          <tbody>
            {data.criteria.map((one) => (
              <tr key={one.code}>
                <th scope="row">{one.code}</th>
                <td>
                  <Link href={one.set ? `/indicators/sets/${one.set}` : `/indicators/${one.indicator}`}>{one.name || one.indicator || one.set}</Link>
                  {one.unit && <span className="v-quiet">, {one.unit}{one.direction === 'less_is_better' ? ', чем меньше, тем лучше' : ''}</span>}
                </td>
                <td className={styles.right}>{formatNumber(one.weight, Number.isInteger(one.weight) ? 0 : 2)}</td>
                <td className={styles.right}>{formatPercent((100 * one.weight) / whole, 0)}</td>
                <td>{one.problem ? <span className="v-quiet">не учтён: {one.problem}</span> : data.criteria.length === 1 ? <span className="v-quiet">других критериев нет</span> : one.moves === 0 ? 'ни одна школа' : counted(one.moves, nouns.school)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
