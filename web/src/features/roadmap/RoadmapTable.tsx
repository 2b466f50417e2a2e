import { memo, useCallback, useMemo, useState } from 'react';

import { formatDate, inLines } from '@/ui/format';
import { EmptyState } from '@/ui/states';

import type { Measure, Roadmap } from './api';
import { rowHeight, sectionTitle, tableLines } from './layout';
import styles from './Roadmap.module.css';
import { shownOf } from './status';
import { StatusMark } from './StatusMark';
import { VirtualRows } from './VirtualRows';

interface RoadmapTableProps {
  measures: Measure[];
  sections: Roadmap['sections'];
  onOpen: (id: number) => void;
}

/** Which optional columns this document has at all. */
interface Parts {
  documents: boolean;
  result: boolean;
}

interface MeasureRowProps {
  measure: Measure;
  parts: Parts;
  onOpen: (id: number) => void;
  index: number;
  rowRef: ((element: HTMLTableRowElement | null) => void) | undefined;
}

const MeasureRow = memo(function MeasureRow({ measure, parts, onOpen, index, rowRef }: MeasureRowProps) {
  const done = measure.occurrences.filter((item) => item.status === 'done').length;
  return (
    <tr ref={rowRef} data-index={index} aria-rowindex={index + 2} tabIndex={0} data-overdue={measure.overdue || undefined} onClick={() => onOpen(measure.id)} onKeyDown={(event) => event.key === 'Enter' && onOpen(measure.id)} aria-label={`${measure.number} ${measure.text}: открыть`}>
      <td className={styles.number}>{measure.number}</td>
      <td className={styles.lines}>{inLines(measure.text)}</td>
      <td>
        {measure.deadline.raw || <span className="v-quiet">не указан</span>}
        {measure.next_due && <span className={styles.next}>{measure.overdue ? 'срок был' : 'ближайший'}: {formatDate(measure.next_due)}</span>}
        {measure.deadline.unsure && <span className={styles.unclear}>срок уточнить</span>}
      </td>
      <td>{measure.responsible.join(', ') || <span className="v-quiet">не указан</span>}</td>
      {parts.documents && <td>{measure.documents.join(', ')}</td>}
      {parts.result && <td className={styles.lines}>{inLines(measure.result)}</td>}
      <td>
        <StatusMark shown={shownOf(measure)} />
        {measure.occurrences.length > 1 && (
          <span className={styles.next}>
            выполнено {done} из {measure.occurrences.length}
          </span>
        )}
      </td>
    </tr>
  );
});

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
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const lines = useMemo(() => tableLines(sections, measures), [sections, measures]);
  const parts = useMemo(() => ({ documents: measures.some((measure) => measure.documents.length > 0), result: measures.some((measure) => measure.result) }), [measures]);
  const estimate = useCallback((index: number) => rowHeight(lines[index]), [lines]);
  if (measures.length === 0) return <EmptyState title="Под выбранные условия ничего не подошло">Уберите одно из условий над таблицей.</EmptyState>;
  const columns = columnsOf(parts);
  return (
    <div ref={setBox} className={styles.scroll} role="region" aria-label="Таблица мероприятий" tabIndex={0}>
      <table className={styles.table} aria-rowcount={lines.length + 1}>
        <colgroup>
          {columns.map(({ title, width }) => (
            <col key={title} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <VirtualRows
          count={lines.length}
          box={box}
          columns={columns.length}
          estimate={estimate}
          stops={(index) => lines[index]?.kind === 'measure'}
          row={(index, rowRef) => {
            const line = lines[index];
            if (line?.kind === 'measure') return <MeasureRow key={line.measure.id} measure={line.measure} parts={parts} onOpen={onOpen} index={index} rowRef={rowRef} />;
            return (
              <tr key={`s${index}`} ref={rowRef} data-index={index} aria-rowindex={index + 2} className={styles.section} data-depth={line?.depth}>
                <th colSpan={columns.length} scope="colgroup">
                  {line && sectionTitle(line)}
                </th>
              </tr>
            );
          }}
        />
      </table>
    </div>
  );
}
