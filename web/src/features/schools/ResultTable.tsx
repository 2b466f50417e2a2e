import { DataTable } from '@/ui/DataTable';
import { Figure } from '@/ui/Figure';
import { formatNumber } from '@/ui/format';
import { Section } from '@/ui/Section';
import type { Column } from '@/ui/table';

import type { School, SchoolResult } from './api';
import { examKey } from './results';
import styles from './School.module.css';

function examOf({ procedure, year, grade, subject }: SchoolResult) {
  return { procedure, year, grade, subject };
}

function value(school: number, id: 'mean' | 'mean_percent' | 'success' | 'quality', title: string): Column<SchoolResult> {
  const unit = id === 'mean' ? 'балл' : '%';
  const indicator = id === 'mean' ? 'mean_primary' : id;
  return {
    id,
    title,
    align: 'right',
    cell: (row) => <Figure estimate={row[id]} unit={unit} stacked label={title} about={{ indicator, exam: examOf(row), school }} />,
    sort: (row) => row[id].value,
    csv: { titles: [`${title}, ${unit}`, `${title}: нижняя граница`, `${title}: верхняя граница`], cells: (row) => [row[id].value ?? row[id].absence_text ?? 'нет данных', row[id].lo, row[id].hi] },
  };
}

function mark(school: number, name: '2' | '3' | '4' | '5'): Column<SchoolResult> {
  return {
    id: `mark_${name}`,
    title: `«${name}»`,
    align: 'right',
    cell: (row) => <Figure estimate={row.marks[name]} unit="%" stacked label={`Доля отметки ${name}`} about={{ indicator: `mark_${name}`, exam: examOf(row), school }} />,
    sort: (row) => row.marks[name].value,
    csv: { titles: [`Доля «${name}», %`, `Доля «${name}»: нижняя граница`, `Доля «${name}»: верхняя граница`], cells: (row) => [row.marks[name].value ?? row.marks[name].absence_text ?? 'нет данных', row.marks[name].lo, row.marks[name].hi] },
  };
}

function text(id: string, title: string, of: (row: SchoolResult) => string | number): Column<SchoolResult> {
  return { id, title, fixed: true, cell: of, sort: of, csv: { titles: [title], cells: (row) => [of(row)] } };
}

/** All results of the school as one table. */
export function ResultTable({ data }: { data: School }) {
  const id = data.school.id;
  const columns: Column<SchoolResult>[] = [
    text('subject', 'Предмет', (row) => row.subject),
    { ...text('procedure', 'Работа', (row) => `${row.procedure}, ${row.grade} класс`), csv: { titles: ['Процедура', 'Класс'], cells: (row) => [row.procedure, row.grade] } },
    text('year', 'Год', (row) => row.year),
    { id: 'n', title: 'Участников', align: 'right', cell: (row) => formatNumber(row.participants), sort: (row) => row.participants, csv: { titles: ['Участников'], cells: (row) => [row.participants] } },
    value(id, 'mean', 'Средний балл'),
    value(id, 'mean_percent', 'Выполнение'),
    value(id, 'success', 'Успеваемость'),
    value(id, 'quality', 'Качество'),
    ...(['2', '3', '4', '5'] as const).map((name) => mark(id, name)),
  ];
  return (
    <Section title="Все результаты таблицей">
      <div className={styles.padded}>
        <DataTable name={`результаты-${data.school.code}`} caption="Результаты школы" columns={columns} rows={data.results} rowKey={examKey} sorting={[{ id: 'year', desc: true }]} />
      </div>
    </Section>
  );
}
