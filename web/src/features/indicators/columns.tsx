import { Link } from 'wouter';

import { EstimateText } from '@/ui/EstimateText';
import { Figure } from '@/ui/Figure';
import { formatInterval, formatNumber } from '@/ui/format';
import type { Column } from '@/ui/table';

import { examOfRow, type IndicatorQuery, type IndicatorRow, type IndicatorTable } from './api';
import styles from './Indicators.module.css';

type Row = IndicatorRow;

function key(id: string, title: string, of: (row: Row) => string | number | null, fixed = false): Column<Row> {
  const text = (row: Row) => of(row) ?? '';
  return { id, title, fixed, cell: (row) => of(row) ?? <span className="v-quiet">все</span>, sort: of, csv: { titles: [title], cells: (row) => [text(row)] } };
}

const school: Column<Row> = {
  id: 'school',
  title: 'Школа',
  fixed: true,
  cell: (row) => (row.school ? <Link href={`/schools/${row.school.id}`}>{row.school.name}</Link> : <span className="v-quiet">все</span>),
  sort: (row) => row.school?.name ?? null,
  csv: { titles: ['Код школы', 'Школа'], cells: (row) => [row.school?.code, row.school?.name] },
};

/** Columns that say whom a row is about: those in which something stands. */
function keyColumns(rows: Row[]): Column<Row>[] {
  const all: [Column<Row>, (row: Row) => unknown][] = [
    [key('municipality', 'Муниципалитет', (row) => row.municipality, true), (row) => row.municipality],
    [school, (row) => row.school],
    [key('class', 'Класс', (row) => row.class_name), (row) => row.class_name],
    [key('subject', 'Предмет', (row) => row.subject, true), (row) => row.subject],
    [key('procedure', 'Процедура', (row) => row.procedure), (row) => row.procedure],
    [key('grade', 'Параллель', (row) => row.grade), (row) => row.grade],
    [key('year', 'Год', (row) => row.year), (row) => row.year],
  ];
  const used = all.filter(([, of]) => rows.some(of)).map(([column]) => column);
  return used.length > 0 ? used : [key('all', 'Группа', () => 'Все работы', true)];
}

function Value({ row, indicator, query }: { row: Row; indicator: IndicatorTable['indicators'][number]; query: IndicatorQuery }) {
  const estimate = row.values[indicator.id] ?? { value: null, n: 0 };
  const exam = examOfRow(row, query);
  const unit = indicator.unit;
  // The passport is of a school or of everybody; a class has none of its own yet.
  const open = exam !== null && row.class_name === null && estimate.value !== null;
  return (
    <span className={styles.value}>
      {open ? <Figure estimate={estimate} unit={unit} label={indicator.name} about={{ indicator: indicator.id, exam, school: row.school?.id ?? query.school }} /> : <EstimateText estimate={estimate} unit={unit} />}
      {estimate.lo !== undefined && estimate.hi !== undefined && <small className="v-quiet">{formatInterval(estimate.lo, estimate.hi, unit === '%' ? 1 : 2)}</small>}
    </span>
  );
}

function valueColumn(indicator: IndicatorTable['indicators'][number], query: IndicatorQuery): Column<Row> {
  const name = indicator.unit ? `${indicator.name}, ${indicator.unit}` : indicator.name;
  const of = (row: Row) => row.values[indicator.id];
  return {
    id: indicator.id,
    title: name,
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
  return [...keyColumns(table.rows), participants, ...table.indicators.filter((indicator) => indicator.id !== 'participants').map((indicator) => valueColumn(indicator, query))];
}
