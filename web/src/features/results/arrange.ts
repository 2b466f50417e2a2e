import type { TableColumn, TableRow } from './api';

export interface Order {
  column: number;
  down: boolean;
}

/** A row with the rows of its classes under it. */
export interface Branch {
  row: TableRow;
  classes: TableRow[];
}

const compare = new Intl.Collator('ru', { numeric: true }).compare;

function branches(rows: TableRow[]): Branch[] {
  const out: Branch[] = [];
  for (const row of rows) {
    const above = out.at(-1);
    if (row.level === 'class' && above && above.row.node === row.node) above.classes.push(row);
    else out.push({ row, classes: [] });
  }
  return out;
}

function byCell(order: Order) {
  const sign = order.down ? -1 : 1;
  return (a: TableRow, b: TableRow) => {
    const [left, right] = [a.cells[order.column], b.cells[order.column]];
    if (left?.value === undefined || right?.value === undefined) {
      if (left?.value !== undefined) return -1;
      if (right?.value !== undefined) return 1;
      return sign * compare(left?.text ?? '', right?.text ?? '');
    }
    return sign * (left.value - right.value);
  };
}

/** Rows that hold the words, the row of everybody first; numbers by value, what has none last either way; classes stay
 *  under their school. */
export function arranged(rows: TableRow[], words: string, order: Order | null): Branch[] {
  const wanted = words.trim().toLocaleLowerCase('ru');
  const holds = (row: TableRow) => row.cells.some((cell) => cell.value === undefined && cell.text.toLocaleLowerCase('ru').includes(wanted));
  const split = rows.some((other) => other.level !== 'all');
  const all = branches(rows);
  const kept = wanted ? all.filter(({ row, classes }) => (split && row.level === 'all') || [row, ...classes].some(holds)) : all;
  if (!order) return kept;
  const by = byCell(order);
  const pinned = kept.filter(({ row }) => split && row.level === 'all');
  const sorted = kept.filter((branch) => !pinned.includes(branch)).sort((a, b) => by(a.row, b.row));
  return [...pinned, ...sorted].map(({ row, classes }) => ({ row, classes: [...classes].sort(by) }));
}

/** The rows that are seen: classes of the schools that are open. */
export function unfolded(all: Branch[], open: ReadonlySet<number> | 'all'): TableRow[] {
  return all.flatMap(({ row, classes }) => (open === 'all' || open.has(row.node) ? [row, ...classes] : [row]));
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
