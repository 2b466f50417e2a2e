import type { KeyboardEvent } from 'react';

import { formatDate } from '@/ui/format';
import { EmptyState } from '@/ui/states';

import type { Measure, Roadmap } from './api';
import { sectionTitle, tableLines } from './layout';
import styles from './Roadmap.module.css';
import { shownOf } from './status';
import { StatusMark } from './StatusMark';

interface RoadmapTableProps {
  measures: Measure[];
  sections: Roadmap['sections'];
  onOpen: (id: number) => void;
}

/** Up and Down go from measure to measure over the section rows; Enter opens. */
function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
  const forward = { ArrowDown: true, ArrowUp: false }[event.key];
  const row = (event.target as HTMLElement).closest('tr');
  if (forward === undefined || !row) return;
  event.preventDefault();
  let next: Element | null = row;
  do next = forward ? next.nextElementSibling : next.previousElementSibling;
  while (next && !next.hasAttribute('tabindex'));
  if (next instanceof HTMLElement) next.focus();
}

/** Which optional columns this document has at all. */
interface Parts {
  documents: boolean;
  result: boolean;
}

function MeasureRow({ measure, parts, onOpen }: { measure: Measure; parts: Parts; onOpen: (id: number) => void }) {
  const done = measure.occurrences.filter((item) => item.status === 'done').length;
  return (
    <tr tabIndex={0} data-overdue={measure.overdue || undefined} onClick={() => onOpen(measure.id)} onKeyDown={(event) => event.key === 'Enter' && onOpen(measure.id)} aria-label={`${measure.number} ${measure.text}: открыть`}>
      <td className={styles.number}>{measure.number}</td>
      <td>{measure.text}</td>
      <td>
        {measure.deadline.raw || <span className="v-quiet">не указан</span>}
        {measure.next_due && <span className={styles.next}>{measure.overdue ? 'срок был' : 'ближайший'}: {formatDate(measure.next_due)}</span>}
        {measure.deadline.needs_confirmation && <span className={styles.unclear}>срок уточнить</span>}
      </td>
      <td>{measure.responsible.join(', ') || <span className="v-quiet">не указан</span>}</td>
      {parts.documents && <td>{measure.documents.join(', ')}</td>}
      {parts.result && <td>{measure.result}</td>}
      <td>
        <StatusMark shown={shownOf(measure)} />
        {measure.occurrences.length > 1 && (
          <span className={styles.next}>
            исполнено {done} из {measure.occurrences.length}
          </span>
        )}
      </td>
    </tr>
  );
}

function columnsOf({ documents, result }: Parts): { title: string; width: string | number | undefined }[] {
  return [
    { title: '№', width: 64 },
    { title: 'Мероприятие', width: undefined },
    { title: 'Срок', width: '13%' },
    { title: 'Ответственный', width: documents || result ? '14%' : '24%' },
    ...(documents ? [{ title: 'Вид документа', width: '11%' }] : []),
    ...(result ? [{ title: 'Результат', width: '18%' }] : []),
    { title: 'Статус', width: 128 },
  ];
}

/** The roadmap as the Word table people know: section rows across, overdue marked by colour, shape and word. */
export function RoadmapTable({ measures, sections, onOpen }: RoadmapTableProps) {
  if (measures.length === 0) return <EmptyState title="Под выбранные условия ничего не подошло">Уберите одно из условий над таблицей.</EmptyState>;
  const parts = { documents: measures.some((measure) => measure.documents.length > 0), result: measures.some((measure) => measure.result) };
  const columns = columnsOf(parts);
  return (
    <div className={styles.scroll} role="region" aria-label="Таблица мероприятий" tabIndex={0}>
      <table className={styles.table}>
        <colgroup>
          {columns.map(({ title, width }) => (
            <col key={title} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {tableLines(sections, measures).map((line, index) =>
            line.kind === 'section' ? (
              <tr key={`s${index}`} className={styles.section} data-depth={line.depth}>
                <th colSpan={columns.length} scope="colgroup">
                  {sectionTitle(line)}
                </th>
              </tr>
            ) : (
              <MeasureRow key={line.measure.id} measure={line.measure} parts={parts} onOpen={onOpen} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
