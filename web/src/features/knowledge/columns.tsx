import type { Column } from '@/ui/table';

import type { KimHead, Minimum, Scale } from './api';
import { bordersText, originText, units } from './words';

interface Entry {
  procedure: string;
  year: number;
  grade: number;
  subject: string;
  source: string;
  own: boolean;
  recorded_at: string | null;
  actor: string | null;
}

function text<Row>(id: string, title: string, of: (row: Row) => string, width?: number | string): Column<Row> {
  return { id, title, width, cell: of, sort: (row) => of(row) || null, csv: { titles: [title], cells: (row) => [of(row)] } };
}

function number<Row>(id: string, title: string, of: (row: Row) => number): Column<Row> {
  return { id, title, align: 'right', width: 90, cell: of, sort: of, csv: { titles: [title], cells: (row) => [of(row)] } };
}

function about<Row extends Entry>(): Column<Row>[] {
  return [{ ...text<Row>('subject', 'Предмет', (row) => row.subject, 170), fixed: true }, number<Row>('grade', 'Параллель', (row) => row.grade), text<Row>('procedure', 'Процедура', (row) => row.procedure, 90), number<Row>('year', 'Год', (row) => row.year)];
}

function from<Row extends Entry>(): Column<Row>[] {
  return [text<Row>('source', 'Откуда взято', (row) => row.source, '34%'), text<Row>('origin', 'Записано', originText, 190)];
}

export const kimColumns: Column<KimHead>[] = [...about<KimHead>(), number<KimHead>('tasks', 'Заданий', (row) => row.tasks), number<KimHead>('maximum', 'Балл', (row) => row.maximum), number<KimHead>('practice', 'Практ.', (row) => row.practice), ...from<KimHead>()];
export const scaleColumns: Column<Scale>[] = [
  ...about<Scale>(),
  text<Scale>('borders', '2 / 3 / 4 / 5', (row) => bordersText(row) || (row.to_hundred.length > 0 ? 'в 100 баллов' : ''), 220),
  text<Scale>('kind', 'Вид', (row) => [row.kind, row.region && `регион ${row.region}`, !row.in_force && 'не действует: есть другая'].filter(Boolean).join(', '), 110),
  ...from<Scale>(),
];
export const minimumColumns: Column<Minimum>[] = [...about<Minimum>(), number<Minimum>('value', 'Минимум', (row) => row.value), text<Minimum>('unit', 'В чём', (row) => units[row.unit] ?? '', 130), text<Minimum>('purpose', 'Для чего', (row) => row.purpose, 120), ...from<Minimum>()];
