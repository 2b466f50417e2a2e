import { formatDates } from '@/ui/format';
import { EmptyState } from '@/ui/states';

import type { Measure, Roadmap } from './api';
import { byQuarter, quarterOf, quartersOf, quarterTitle, sectionTitle, tableLines } from './layout';
import styles from './Roadmap.module.css';
import { shownOf, shownSigns, shownWords, worst, type Shown } from './status';

interface QuarterGridProps {
  measures: Measure[];
  sections: Roadmap['sections'];
  onOpen: (id: number) => void;
  today: string;
}

const legend: Shown[] = ['planned', 'in_work', 'done', 'overdue', 'cancelled'];

function Row({ measure, quarters, onOpen, now }: { measure: Measure; quarters: string[]; onOpen: (id: number) => void; now: string }) {
  const cells = byQuarter(measure.occurrences);
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.open} onClick={() => onOpen(measure.id)}>
          {measure.number} {measure.text}
        </button>
      </th>
      {quarters.map((quarter) => {
        const items = cells.get(quarter) ?? [];
        const shown = worst(items);
        const text = items.map((item) => `${formatDates(item.from, item.due)}: ${shownWords[shownOf(item)]}`).join('\n');
        return (
          <td key={quarter} data-now={quarter === now || undefined}>
            {items.length > 0 && (
              <button type="button" className={styles.cell} data-status={shown} title={text} aria-label={`${measure.number}: ${text}`} onClick={() => onOpen(measure.id)}>
                {shownSigns[shown]}
                {items.length > 1 && <small>{items.length}</small>}
              </button>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** The same measures by quarter: each cell is the state of the terms that end there. */
export function QuarterGrid({ measures, sections, onOpen, today }: QuarterGridProps) {
  const quarters = quartersOf(measures);
  if (quarters.length === 0) return <EmptyState title="Сроков с датами здесь нет">Уберите одно из условий или переключитесь на таблицу.</EmptyState>;
  const now = quarterOf(today);
  const years = [...new Set(quarters.map((quarter) => quarter.slice(0, 4)))];
  return (
    <>
      <ul className={styles.legend}>
        {legend.map((shown) => (
          <li key={shown}>
            <span className={styles.cell} data-status={shown} aria-hidden="true">
              {shownSigns[shown]}
            </span>
            {shownWords[shown]}
          </li>
        ))}
      </ul>
      <div className={styles.scroll} role="region" aria-label="Сроки по кварталам" tabIndex={0}>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th rowSpan={2} scope="col">
                Мероприятие
              </th>
              {years.map((year) => (
                <th key={year} scope="colgroup" colSpan={quarters.filter((quarter) => quarter.startsWith(year)).length}>
                  {year}
                </th>
              ))}
            </tr>
            <tr>
              {quarters.map((quarter) => (
                <th key={quarter} scope="col" data-now={quarter === now || undefined}>
                  {quarterTitle(quarter)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tableLines(sections, measures).map((line, index) =>
              line.kind === 'section' ? (
                <tr key={`s${index}`} className={styles.section} data-depth={line.depth}>
                  <th colSpan={quarters.length + 1} scope="colgroup">
                    {sectionTitle(line)}
                  </th>
                </tr>
              ) : (
                <Row key={line.measure.id} measure={line.measure} quarters={quarters} onOpen={onOpen} now={now} />
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}
