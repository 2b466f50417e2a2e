import { useQuery } from '@tanstack/react-query';
import { useCallback, useImperativeHandle, useMemo, useState, type Ref } from 'react';

import { daysOffQuery } from '../daysOff';
import { dayOf, isoOf } from './days';
import styles from './Gantt.module.css';
import { GanttHead } from './GanttHead';
import { GanttRow } from './GanttRow';
import type { Row } from './rows';
import type { Span, Zoom } from './scale';
import type { Shift } from './shift';
import { headHeight, labelWidth, rowHeight, useWindow } from './useWindow';

export interface ChartHandle {
  toToday: () => void;
}

interface GanttChartProps {
  ref: Ref<ChartHandle>;
  rows: Row[];
  span: Span;
  zoom: Zoom;
  today: string;
  shift: Shift | null;
  /** Absent when the person may not move terms. */
  onShift: ((shift: Shift | null) => void) | undefined;
  onOpen: (id: number) => void;
}

/** The chart that scrolls both ways: only the rows and days in sight are drawn. */
export function GanttChart({ ref, rows, span, zoom, today, shift, onShift, onOpen }: GanttChartProps) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const now = dayOf(today);
  const seen = useWindow(box, { rows: rows.length, span, perDay: zoom.perDay, start: now });
  useImperativeHandle(ref, () => ({ toToday: () => seen.center(now) }), [seen, now]);
  // A year more than twelve is not shaded: the calendar is asked for so many at once.
  const { data: known } = useQuery(daysOffQuery(isoOf(span.first), isoOf(Math.min(span.last, span.first + 12 * 365))));
  const width = (span.last - span.first + 1) * zoom.perDay;
  const days = useMemo(() => ({ first: seen.firstDay, last: seen.lastDay }), [seen.firstDay, seen.lastDay]);
  const shown = rows.slice(seen.firstRow, seen.lastRow + 1);

  /** Up and Down go to the nearest row that has something to stop at. */
  const onRow = useCallback(
    (index: number, step: number) => {
      let next = index + step;
      while (next >= 0 && next < rows.length && rows[next]?.kind === 'section') next += step;
      if (next < 0 || next >= rows.length || !box) return;
      seen.reveal(next);
      requestAnimationFrame(() => requestAnimationFrame(() => box.querySelector<HTMLElement>(`[data-row="${next}"] [data-stop]`)?.focus({ preventScroll: true })));
    },
    [rows, box, seen],
  );

  return (
    <div ref={setBox} className={`${styles.box} v-no-print`} role="region" aria-label="Диаграмма Ганта" tabIndex={0}>
      <div className={styles.canvas} style={{ width: labelWidth + width, height: headHeight + rows.length * rowHeight }}>
        <GanttHead span={span} days={days} zoom={zoom} today={now} known={known} />
        {shown.map((row, place) => {
          const index = seen.firstRow + place;
          const moving = row.kind === 'measure' && row.measure.occurrences.some((item) => item.id === shift?.occurrence.id) ? shift : null;
          return <GanttRow key={row.kind === 'measure' ? row.measure.id : `s${index}`} {...{ row, index, span, days, zoom, onShift, onOpen, onRow }} shift={moving} />;
        })}
      </div>
    </div>
  );
}
