import { Link } from 'wouter';

import { changeAddress, useAddress } from '@/ui/address';
import { formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';

import styles from './Skills.module.css';
import { countText, countTitle, type SkillCount, type SkillYear, type YearPlace } from './year';

function Count({ one, paper }: { one: SkillCount | null; paper: string }) {
  const state = one === null ? 'none' : one.judged === 0 ? 'few' : one.deficits > 0 || one.systemic > 0 ? 'red' : 'fine';
  return (
    <td data-count={state} title={countTitle(one, paper)}>
      {one && one.systemic > 0 && <span className={styles.mark}>▼</span>}
      {countText(one)}
    </td>
  );
}

/** A school opens to its classes, a class to its own page. */
function Name({ place }: { place: YearPlace }) {
  const [address] = useAddress();
  const school = String(place.node);
  if (place.level === 'school') return <Link href={`/skills/year${changeAddress(address, { school, split: 'class', class: undefined })}`}>{place.name}</Link>;
  if (place.level === 'class') return <Link href={`/skills/year${changeAddress(address, { school, class: place.class_name })}`}>{place.class_name}</Link>;
  return <>{place.name}</>;
}

/** Neighbouring papers of one procedure and subject have one heading. */
export function subjectsOf({ papers }: SkillYear): { title: string; papers: number }[] {
  const out: { title: string; papers: number }[] = [];
  for (const { procedure, subject } of papers) {
    const title = `${procedure}, ${subject}`;
    const last = out.at(-1);
    if (last?.title === title) last.papers += 1;
    else out.push({ title, papers: 1 });
  }
  return out;
}

/** Schools and classes by papers of the year: how many positions are not mastered. */
export function YearPlaces({ data }: { data: SkillYear }) {
  return (
    <>
      <div className={`${grid.scroll} ${styles.scroll}`} tabIndex={0} role="region" aria-label="Дефициты по работам">
        <table className={`${grid.table} ${styles.table} ${styles.counts}`}>
          <caption className={grid.caption}>{data.year} год: сколько позиций не освоено в каждой работе</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                Кто
              </th>
              <th scope="col" rowSpan={2} title="Работ с баллами за задания">
                n
              </th>
              {subjectsOf(data).map(({ title, papers }) => (
                <th key={title} scope="colgroup" colSpan={papers} data-group>
                  {title}
                </th>
              ))}
              <th scope="col" rowSpan={2}>
                Итог
              </th>
            </tr>
            <tr>
              {data.papers.map(({ title, by, grade }) => (
                <th key={title} scope="col" title={`${title}: ${by}`}>
                  {grade > 0 ? `${grade} кл.` : '—'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.places.map((place, index) => (
              <tr key={index} data-level={place.level}>
                <th scope="row">
                  <Name place={place} />
                </th>
                <td>{formatNumber(place.all.works)}</td>
                {place.papers.map((one, at) => (
                  <Count key={at} one={one} paper={data.papers[at]?.title ?? ''} />
                ))}
                <td>{place.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.legend}>
        <span>«2/5» — не освоено две позиции из пяти, о которых можно судить</span>
        <span>▼ есть системный дефицит</span>
        <span>мало — работ меньше {formatNumber(data.few)}</span>
      </p>
    </>
  );
}
