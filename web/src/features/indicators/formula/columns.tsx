import { formatNumber } from '@/ui/format';
import type { Column } from '@/ui/table';
import { Whisker } from '@/ui/Whisker';

import { domainOf, estimateText, intervalText, type Measure } from '../measure';
import { dimensions, type Answer, type AnswerRow } from './api';

const titleOf = (name: string) => dimensions.find(({ value }) => value === name)?.label ?? name;

/** The label of a group in one of the dimensions it was split by. */
export function labelColumn<Row extends AnswerRow>(name: string, at: number): Column<Row> {
  return { id: name, title: titleOf(name), fixed: at === 0, width: name === 'school' || name === 'subject' ? 220 : undefined, cell: (row) => row.labels[at] || <span className="v-quiet">не указан</span>, sort: (row) => row.labels[at] ?? null, csv: { titles: [titleOf(name)], cells: (row) => [row.labels[at]] } };
}

/** Rows of which something is missing tell of how many. */
export function coverageText({ rows, missing, not_applicable, suppressed }: AnswerRow): string {
  const parts = [missing > 0 && `без значения ${formatNumber(missing)}`, not_applicable > 0 && `н/п ${formatNumber(not_applicable)}`, suppressed > 0 && `скрыто ${formatNumber(suppressed)}`].filter(Boolean);
  return parts.length === 0 ? '' : `${parts.join(', ')} из ${formatNumber(rows)}`;
}

/** The table of a formula: whom, how much with whiskers, of how many. */
export function valueColumns({ by, rows, unit, unit_title }: Answer, reference: number | null): Column<AnswerRow>[] {
  const measure: Measure = unit;
  const estimates = rows.map(({ value }) => value);
  const domain = domainOf(estimates, measure);
  const drawn = estimates.some(({ lo }) => lo !== undefined);
  const title = `Значение, ${unit_title}`;
  const columns: Column<AnswerRow>[] = [
    ...(by.length === 0 ? [{ id: 'all', title: 'Отбор', fixed: true, cell: () => 'всё вместе' }] : by.map((name, at) => labelColumn<AnswerRow>(name, at))),
    {
      id: 'value',
      title: 'Значение',
      align: 'right',
      fixed: true,
      cell: ({ value }) => <span className={value.value === null ? 'v-quiet' : 'v-number'}>{estimateText(value, measure)}</span>,
      sort: ({ value }) => value.value,
      csv: { titles: [title, 'Нижняя граница', 'Верхняя граница'], cells: ({ value }) => [value.value ?? value.absence_text ?? 'нет данных', value.lo, value.hi] },
    },
  ];
  if (drawn)
    columns.push(
      { id: 'interval', title: '95 % интервал', align: 'right', cell: ({ value }) => <span className="v-quiet v-number">{intervalText(value, measure)}</span> },
      { id: 'whisker', title: 'На общей шкале', width: 170, cell: ({ value, labels }) => <Whisker estimate={value} domain={domain} reference={reference} label={`${labels.join(', ')}: ${estimateText(value, measure)} ${intervalText(value, measure)}`} /> },
    );
  columns.push(
    { id: 'n', title: 'n', align: 'right', cell: ({ value }) => formatNumber(value.n), sort: ({ value }) => value.n, csv: { titles: ['n'], cells: ({ value }) => [value.n] } },
    { id: 'coverage', title: 'Не вошло', cell: (row) => <span className="v-quiet">{coverageText(row)}</span>, sort: (row) => row.missing, csv: { titles: ['Без значения', 'Не применимо', 'Скрыто'], cells: (row) => [row.missing, row.not_applicable, row.suppressed] } },
  );
  return columns;
}
