import type { TableColumn, TableRow } from './api';

export interface Order {
  column: number;
  down: boolean;
}

const compare = new Intl.Collator('ru', { numeric: true }).compare;

/** Rows that hold the words, the row of everybody first; numbers by value, what has none last either way. */
export function arranged(rows: TableRow[], words: string, order: Order | null): TableRow[] {
  const wanted = words.trim().toLocaleLowerCase('ru');
  const kept = wanted ? rows.filter((row) => row.level === 'all' || row.cells.some((cell) => cell.value === undefined && cell.text.toLocaleLowerCase('ru').includes(wanted))) : rows;
  if (!order) return kept;
  const sign = order.down ? -1 : 1;
  const by = (a: TableRow, b: TableRow) => {
    const [left, right] = [a.cells[order.column], b.cells[order.column]];
    if (left?.value === undefined || right?.value === undefined) {
      if (left?.value !== undefined) return -1;
      if (right?.value !== undefined) return 1;
      return sign * compare(left?.text ?? '', right?.text ?? '');
    }
    return sign * (left.value - right.value);
  };
  const pinned = kept.filter((row) => row.level === 'all' && rows.some((other) => other.level !== 'all'));
  return [...pinned, ...kept.filter((row) => !pinned.includes(row)).sort(by)];
}

export interface Heading {
  title: string;
  span: number;
}

/** The upper headings: neighbours of one group under one heading. */
export function headings(columns: TableColumn[]): Heading[] {
  const out: Heading[] = [];
  for (const { group } of columns) {
    const before = out.at(-1);
    if (before && before.title === group && group !== '') before.span += 1;
    else out.push({ title: group, span: 1 });
  }
  return out;
}

/** How strongly a cell is shaded, 0 to 1; nothing where there is no number or no «all of it». */
export function shade(value: number | undefined, full: number): number | null {
  if (value === undefined || full <= 0) return null;
  return Math.min(1, Math.max(0, value / full));
}
