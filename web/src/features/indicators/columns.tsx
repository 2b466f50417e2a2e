import { Link } from 'wouter';

import { EstimateText } from '@/ui/EstimateText';
import { Figure } from '@/ui/Figure';
import { formatNumber } from '@/ui/format';
import type { Column } from '@/ui/table';

import { examOfRow, type Grouping, type IndicatorQuery, type IndicatorRow, type IndicatorTable } from './api';

type Row = IndicatorRow;

function key(id: string, title: string, of: (row: Row) => string | number | null, fixed = false): Column<Row> {
  const text = (row: Row) => of(row) ?? '';
  return { id, title, fixed, cell: (row) => of(row) ?? <span className="v-quiet">все</span>, sort: of, csv: { titles: [title], cells: (row) => [text(row)] } };
}

const school: Column<Row> = {
  id: 'school',
  title: 'Школа',
  fixed: true,
  width: 250,
  cell: (row) => (row.school ? <Link href={`/schools/${row.school.id}`}>{row.school.name}</Link> : <span className="v-quiet">все</span>),
  sort: (row) => row.school?.name ?? null,
  csv: { titles: ['Код школы', 'Школа'], cells: (row) => [row.school?.code, row.school?.name] },
};

/** Columns that say whom a row is about: the grouping itself and whatever is known of each row and differs between them. */
function keyColumns(rows: Row[], by: Grouping): Column<Row>[] {
  const all: [string, Column<Row>, (row: Row) => unknown][] = [
    ['municipality', key('municipality', 'Муниципалитет', (row) => row.municipality, true), (row) => row.municipality],
    ['school', school, (row) => row.school?.id],
    ['class', key('class', 'Класс', (row) => row.class_name), (row) => row.class_name],
    ['subject', key('subject', 'Предмет', (row) => row.subject, true), (row) => row.subject],
    ['procedure', key('procedure', 'Процедура', (row) => row.procedure), (row) => row.procedure],
    ['grade', key('grade', 'Параллель', (row) => row.grade), (row) => row.grade],
    ['year', key('year', 'Год', (row) => row.year), (row) => row.year],
  ];
  const telling = (of: (row: Row) => unknown) => new Set(rows.map(of)).size > 1 && rows.every((row) => of(row) !== null);
  return all.filter(([id, , of]) => id === by || telling(of)).map(([, column]) => column);
}

function Value({ row, indicator, query }: { row: Row; indicator: IndicatorTable['indicators'][number]; query: IndicatorQuery }) {
  const estimate = row.values[indicator.id] ?? { value: null, n: 0 };
  const exam = examOfRow(row, query);
  // The passport is of a school or of everybody; a class has none of its own yet.
  if (!exam || row.class_name !== null || estimate.value === null) return <EstimateText estimate={estimate} unit={indicator.unit} interval stacked />;
  return <Figure estimate={estimate} unit={indicator.unit} label={indicator.name} stacked about={{ indicator: indicator.id, exam, school: row.school?.id ?? query.school }} />;
}

function valueColumn(indicator: IndicatorTable['indicators'][number], query: IndicatorQuery): Column<Row> {
  const name = indicator.unit === '%' ? `${indicator.name}, %` : indicator.name;
  const of = (row: Row) => row.values[indicator.id];
  return {
    id: indicator.id,
    title: indicator.name,
    align: 'right',
    cell: (row) => <Value row={row} indicator={indicator} query={query} />,
    sort: (row) => of(row)?.value ?? null,
    csv: {
      titles: [name, `${indicator.name}: нижняя граница`, `${indicator.name}: верхняя граница`],
      cells: (row) => [of(row)?.value ?? of(row)?.absence_text ?? 'нет данных', of(row)?.lo, of(row)?.hi],
    },
  };
}

export function columnsOf(table: IndicatorTable, query: IndicatorQuery): Column<Row>[] {
  const participants: Column<Row> = { id: 'n', title: 'Участников', align: 'right', cell: (row) => formatNumber(row.participants), sort: (row) => row.participants, csv: { titles: ['Участников'], cells: (row) => [row.participants] } };
  return [...keyColumns(table.rows, query.by), participants, ...table.indicators.filter((indicator) => indicator.id !== 'participants').map((indicator) => valueColumn(indicator, query))];
}
