import { useCallback, useMemo, useState } from 'react';

import { EmptyState } from '@/ui/states';

import { Legend } from './Legend';
import { quarterOf, quartersOf, quarterTitle, sectionTitle, tableLines } from './layout';
import type { ViewProps } from './PlanPage';
import { QuarterRow } from './QuarterRow';
import styles from './Roadmap.module.css';
import { VirtualRows } from './VirtualRows';

const rowHeight = 52;
const sectionHeight = 34;

/** Up and Down keep the quarter; a row without a term in it takes the focus by its title. */
function sameQuarter(row: HTMLElement, from: HTMLElement): HTMLElement | null {
  const quarter = from.dataset.quarter;
  return (quarter && row.querySelector<HTMLElement>(`[data-quarter="${quarter}"]`)) || row.querySelector('button');
}

/** The same measures by quarter: each cell is the state of the terms that end there. */
export default function QuarterGrid({ plan, measures, today, onOpen }: ViewProps) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [open, setOpen] = useState('');
  const lines = useMemo(() => tableLines(plan.sections, measures), [plan.sections, measures]);
  const quarters = useMemo(() => quartersOf(measures), [measures]);
  const estimate = useCallback((index: number) => (lines[index]?.kind === 'section' ? sectionHeight : rowHeight), [lines]);
  if (quarters.length === 0) return <EmptyState title="Сроков с датами здесь нет">Уберите одно из условий или переключитесь на таблицу.</EmptyState>;
  const now = quarterOf(today);
  const years = [...new Set(quarters.map((quarter) => quarter.slice(0, 4)))];
  return (
    <>
      <Legend />
      <div ref={setBox} className={styles.scroll} role="region" aria-label="Сроки по кварталам" tabIndex={0}>
        <table className={styles.grid} aria-rowcount={lines.length + 2}>
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
          <VirtualRows
            count={lines.length}
            box={box}
            columns={quarters.length + 1}
            estimate={estimate}
            stops={(index) => lines[index]?.kind === 'measure'}
            target={sameQuarter}
            row={(index, rowRef) => {
              const line = lines[index];
              if (line?.kind === 'measure') return <QuarterRow key={line.measure.id} {...{ measure: line.measure, quarters, now, onOpen, index, rowRef }} open={open.startsWith(`${line.measure.id} `) ? open : ''} setOpen={setOpen} />;
              return (
                <tr key={`s${index}`} ref={rowRef} data-index={index} className={styles.section} data-depth={line?.depth}>
                  <th colSpan={quarters.length + 1} scope="colgroup">
                    <span>{line && sectionTitle(line)}</span>
                  </th>
                </tr>
              );
            }}
          />
        </table>
      </div>
    </>
  );
}
