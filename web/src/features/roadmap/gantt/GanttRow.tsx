import { memo } from 'react';

import { formatDate } from '@/ui/format';

import type { Measure, Occurrence } from '../api';
import { sectionTitle } from '../layout';
import { dayOf } from './days';
import styles from './Gantt.module.css';
import { GanttBar } from './GanttBar';
import type { Row } from './rows';
import type { Span, Zoom } from './scale';
import type { Shift } from './shift';
import { headHeight, labelWidth, rowHeight } from './useWindow';

export interface RowProps {
  row: Row;
  index: number;
  span: Span;
  days: Span;
  zoom: Zoom;
  /** The shift of a term of this row. */
  shift: Shift | null;
  onShift: ((shift: Shift | null) => void) | undefined;
  onOpen: (id: number) => void;
  onRow: (index: number, step: number) => void;
}

function Section({ row, span, zoom }: { row: Extract<Row, { kind: 'section' }>; span: Span; zoom: Zoom }) {
  const title = sectionTitle(row.line);
  return (
    <>
      <div className={styles.sectionTitle} data-depth={row.line.depth} title={title}>
        <span>{title}</span>
      </div>
      {row.from !== null && row.due !== null && <div className={styles.bracket} style={{ left: labelWidth + (row.from - span.first) * zoom.perDay, width: (row.due - row.from + 1) * zoom.perDay }} />}
    </>
  );
}

function inSight(item: Occurrence, { first, last }: Span): boolean {
  return dayOf(item.due) >= first && dayOf(item.from) <= last;
}

/** A due day stands in words beside its bar where there is room before the next one. */
function caption(measure: Measure, place: number, zoom: Zoom): string {
  const [item, next] = [measure.occurrences[place], measure.occurrences[place + 1]];
  if (!item) return '';
  const room = next ? (dayOf(next.from) - dayOf(item.due)) * zoom.perDay : Infinity;
  return room > 84 ? formatDate(item.due) : '';
}

function Terms(props: RowProps & { measure: Measure; standing: boolean }) {
  const { measure, standing, span, days, zoom, shift } = props;
  return measure.occurrences.map((item, place) => {
    const own = shift?.occurrence.id === item.id ? shift : null;
    if (!own && !inSight(item, days)) return null;
    return <GanttBar key={item.id} {...{ measure, item, span, zoom, standing }} shift={own} caption={caption(measure, place, zoom)} onShift={props.onShift} onOpen={props.onOpen} />;
  });
}

/** One line of the chart: its title stays at the left, its bars lie on the time line. */
export const GanttRow = memo(function GanttRow(props: RowProps) {
  const { row, index, span, zoom, onOpen, onRow } = props;
  const measure = row.kind === 'measure' ? row.measure : null;
  return (
    <div
      className={styles.row}
      data-kind={row.kind}
      data-row={index}
      style={{ top: headHeight + index * rowHeight }}
      onKeyDown={(event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!step) return;
        event.preventDefault();
        onRow(index, step);
      }}
    >
      {row.kind === 'section' && <Section row={row} span={span} zoom={zoom} />}
      {measure && (
        <>
          <div className={styles.label} data-overdue={measure.overdue || undefined}>
            <span className={styles.number}>{measure.number}</span>
            <button type="button" data-stop={measure.occurrences.length === 0 || undefined} className={styles.title} title={`${measure.number} ${measure.text}\n${measure.deadline.raw}\n${measure.responsible.join(', ')}`} onClick={() => onOpen(measure.id)}>
              {measure.text}
            </button>
          </div>
          <Terms {...props} measure={measure} standing={row.kind === 'measure' && row.standing} />
          {row.kind === 'measure' && row.note && <div className={styles.note}>{row.note}</div>}
        </>
      )}
    </div>
  );
});
