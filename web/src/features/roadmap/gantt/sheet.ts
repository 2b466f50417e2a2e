import type { Occurrence } from '../api';
import { dayOf } from './days';
import type { Row } from './rows';
import type { Span, ZoomId } from './scale';

export type Size = 'A4' | 'A3';

/** Sheets across, in points of 1/96 inch, margins taken off. */
const sizes: Record<Size, { width: number; height: number; label: number }> = {
  A4: { width: 1062, height: 716, label: 330 },
  A3: { width: 1526, height: 1042, label: 460 },
};

export const rowTall = 28;
export const topTall = 78;
export const footTall = 20;

export interface SheetLayout {
  width: number;
  height: number;
  label: number;
  perDay: number;
  zoom: ZoomId;
  pages: Row[][];
}

/** Ticks as fine as can be read at this scale. */
export function paperZoom(perDay: number): ZoomId {
  if (perDay * 30 >= 24) return 'months';
  return perDay * 91 >= 34 ? 'quarters' : 'years';
}

/** The whole plan over the width of the sheet, its rows cut into pages; a section never ends a page. */
export function layoutSheet(rows: Row[], span: Span, size: Size): SheetLayout {
  const { width, height, label } = sizes[size];
  const perDay = (width - label) / (span.last - span.first + 1);
  const room = Math.floor((height - topTall - footTall) / rowTall);
  return { width, height, label, perDay, zoom: paperZoom(perDay), pages: pagesOf(rows, room) };
}

/** One endless sheet: for a file that is looked at on a screen. */
export function layoutRoll(rows: Row[], span: Span): SheetLayout {
  const sheet = layoutSheet(rows, span, 'A3');
  return { ...sheet, height: topTall + footTall + rows.length * rowTall, pages: [rows] };
}

export function pagesOf(rows: Row[], room: number): Row[][] {
  const pages: Row[][] = [];
  for (let start = 0; start < rows.length; ) {
    let end = Math.min(start + room, rows.length);
    while (end < rows.length && end - 1 > start && rows[end - 1]?.kind === 'section') end -= 1;
    pages.push(rows.slice(start, end));
    start = end;
  }
  return pages;
}

/** Words laid into lines of at most `room` letters; what does not fit ends with dots. */
export function wrapText(text: string, room: number, most = 2): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const next = line ? `${line} ${word}` : word;
    if (next.length <= room || !line) line = next;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const cut = lines.slice(0, most).map((entry) => (entry.length > room ? `${entry.slice(0, room - 1)}…` : entry));
  const last = cut.at(-1) ?? '';
  if (lines.length > most && !last.endsWith('…')) cut[most - 1] = `${last.slice(0, room - 1)}…`;
  return cut;
}

/** Place of a window on the sheet. */
export function place({ from, due }: Pick<Occurrence, 'from' | 'due'>, span: Span, { label, perDay }: SheetLayout): { x: number; width: number } {
  const first = dayOf(from);
  return { x: label + (first - span.first) * perDay, width: Math.max((dayOf(due) - first + 1) * perDay, 3) };
}
