import { Link } from 'wouter';

import grid from '@/ui/Grid.module.css';
import { formatNumber, formatPercent } from '@/ui/format';
import { Section } from '@/ui/Section';
import { Whisker } from '@/ui/Whisker';

import { domainOf, estimateText, intervalText } from '../measure';
import ratings from '../ratings/Ratings.module.css';
import type { Comparison, Similar } from './api';

const number = (value: number | null) => (value === null ? <span className="v-quiet">нет данных</span> : formatNumber(value, Number.isInteger(value) ? 0 : 1));

/** Conditions of the school beside the mean of those found. */
export function Conditions({ data }: { data: Similar }) {
  return (
    <div className={grid.scroll}>
      <table className={`${grid.table} ${ratings.plain}`}>
        <caption className={grid.caption}>Условия</caption>
        <thead>
          <tr>
            <th scope="col">Условие</th>
            <th scope="col" className={ratings.right}>
              Школа
            </th>
            <th scope="col" className={ratings.right}>
              Похожие, в среднем
            </th>
          </tr>
        </thead>
        <tbody>
          {data.conditions.map(({ name, own, others }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={ratings.right}>{name === 'Сельская школа' && own !== null ? (own === 1 ? 'да' : 'нет') : number(own)}</td>
              <td className={ratings.right}>{name === 'Сельская школа' && others !== null ? `да у ${formatPercent(100 * others, 0)}` : number(others)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Compared({ one, data }: { one: Comparison; data: Similar }) {
  const rows = [{ name: data.school, estimate: one.own, own: true }, ...data.found.map(({ name }, at) => ({ name, estimate: one.others[at] ?? { value: null, n: 0 }, own: false })).filter(({ estimate }) => estimate.absence !== 'suppressed'), { name: 'Похожие, в среднем', estimate: one.mean, own: false }];
  const domain = domainOf(rows.map(({ estimate }) => estimate), one.measure);
  return (
    <Section title={`${one.name}: ${one.words}`} aside={<Link href={`/indicators/${one.indicator}`}>о показателе</Link>}>
      <div className={grid.scroll} style={{ border: 0 }}>
        <table className={`${grid.table} ${ratings.places}`}>
          <caption className={grid.caption}>{one.name}</caption>
          <thead>
            <tr>
              <th scope="col">Кто</th>
              <th scope="col" className={ratings.right}>
                Значение
              </th>
              <th scope="col">Пунктир — похожие школы в среднем</th>
              <th scope="col">Интервал</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, estimate, own }) => (
              <tr key={name}>
                <th scope="row">{own ? <b>{name}</b> : name}</th>
                <td className={`${ratings.right} ${estimate.value === null ? 'v-quiet' : ''}`}>{estimateText(estimate, one.measure)}</td>
                <td>
                  <Whisker estimate={estimate} domain={domain} reference={one.mean.value} grey={!own} width={360} label={`${name}: ${estimateText(estimate, one.measure)}`} />
                </td>
                <td className="v-quiet">{intervalText(estimate, one.measure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** The school beside those in like conditions, one indicator after another. */
export function Comparisons({ data }: { data: Similar }) {
  return data.comparisons.map((one) => <Compared key={one.indicator} one={one} data={data} />);
}

/** Who was found and how near. */
export function FoundList({ data }: { data: Similar }) {
  return (
    <ol style={{ margin: '0 0 12px', paddingLeft: 22 }}>
      {data.found.map(({ code, name, distance, known }) => (
        <li key={code || name}>
          {name} <span className="v-quiet">— расстояние {formatNumber(distance, 2)}{known < 1 ? `, известно ${formatPercent(100 * known, 0)} условий` : ''}</span>
        </li>
      ))}
    </ol>
  );
}
