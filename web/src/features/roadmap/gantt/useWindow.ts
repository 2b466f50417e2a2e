import { useLayoutEffect, useMemo, useRef, useState } from 'react';

import type { Span } from './scale';

export const labelWidth = 350;
export const headHeight = 52;
export const rowHeight = 36;

interface Ground {
  rows: number;
  span: Span;
  perDay: number;
  /** The day to begin at, when it is on the line. */
  start: number;
}

/** Rows and days to draw, with a margin; they change by steps, so most scrolling draws nothing anew. */
interface Seen {
  firstRow: number;
  lastRow: number;
  firstDay: number;
  lastDay: number;
}

const rowStep = 6;
const pixelStep = 400;

function seenIn(box: HTMLDivElement, { rows, span, perDay }: Ground): Seen {
  const top = Math.floor(box.scrollTop / rowHeight / rowStep) * rowStep;
  const left = Math.floor(box.scrollLeft / pixelStep) * pixelStep;
  const width = box.clientWidth - labelWidth + 2 * pixelStep;
  return {
    firstRow: Math.max(0, top - rowStep),
    lastRow: Math.min(rows - 1, top + Math.ceil(box.clientHeight / rowHeight) + 2 * rowStep),
    firstDay: Math.max(span.first, Math.floor(span.first + (left - pixelStep) / perDay)),
    lastDay: Math.min(span.last, Math.ceil(span.first + (left + width) / perDay)),
  };
}

function equal(a: Seen, b: Seen): boolean {
  return a.firstRow === b.firstRow && a.lastRow === b.lastRow && a.firstDay === b.firstDay && a.lastDay === b.lastDay;
}

/** What of the chart is in sight; keeps the day in the middle when the zoom changes. */
export function useWindow(box: HTMLDivElement | null, { rows, span, perDay, start }: Ground) {
  const [seen, setSeen] = useState<Seen>({ firstRow: 0, lastRow: Math.min(rows - 1, 20), firstDay: span.first, lastDay: Math.min(span.last, span.first + 1500 / perDay) });
  const middle = useRef(start >= span.first && start <= span.last ? start : span.first);

  useLayoutEffect(() => {
    if (!box) return;
    const half = (box.clientWidth - labelWidth) / 2;
    box.scrollTo({ left: (middle.current - span.first) * perDay - half });
    const look = () => {
      middle.current = span.first + (box.scrollLeft + half) / perDay;
      const next = seenIn(box, { rows, span, perDay, start });
      setSeen((now) => (equal(now, next) ? now : next));
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(box);
    return () => {
      box.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, [box, rows, span, perDay, start]);

  return useMemo(
    () => ({
      ...seen,
      center: (day: number) => box?.scrollTo({ left: (day - span.first) * perDay - (box.clientWidth - labelWidth) / 2 }),
      /** Scrolls just so far that the row is in sight. */
      reveal: (row: number) => {
        if (!box) return;
        const top = row * rowHeight;
        const room = box.clientHeight - headHeight - rowHeight;
        if (top < box.scrollTop) box.scrollTo({ top });
        else if (top > box.scrollTop + room) box.scrollTo({ top: top - room });
      },
    }),
    [seen, box, span, perDay],
  );
}
