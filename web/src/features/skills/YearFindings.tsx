import { useState } from 'react';

import { DataTable } from '@/ui/DataTable';
import { EstimateText } from '@/ui/EstimateText';
import { Section } from '@/ui/Section';
import type { Column } from '@/ui/table';

import styles from './Skills.module.css';
import type { SkillYear } from './year';

const shownAtFirst = 15;
type Moved = SkillYear['moved'][number];

/** What is not mastered, systemic deficits first. */
export function YearWeak({ data }: { data: SkillYear }) {
  const [all, setAll] = useState(false);
  const found = all ? data.weak : data.weak.slice(0, shownAtFirst);
  return (
    <Section title={found.length > 0 ? 'Что не освоено' : 'Дефицитов не найдено'}>
      <div className={styles.padded}>
        <ul className={styles.found}>
          {found.map(({ place, words, element }, index) => (
            <li key={index}>
              {data.places[place]?.name}. {words}
              <small>{element}</small>
            </li>
          ))}
        </ul>
        {data.weak.length > found.length && (
          <button type="button" className="v-no-print" onClick={() => setAll(true)}>
            Показать все {data.weak.length}
          </button>
        )}
      </div>
    </Section>
  );
}

function columnsOf(data: SkillYear): Column<Moved>[] {
  const place = (row: Moved) => data.places[row.place]?.name ?? '';
  const paper = (row: Moved) => data.papers[row.paper]?.title ?? '';
  return [
    { id: 'place', title: 'Кто', fixed: true, width: 170, cell: place, sort: place, csv: { titles: ['Кто'], cells: (row) => [place(row)] } },
    { id: 'paper', title: 'Работа', width: 170, cell: paper, sort: paper, csv: { titles: ['Работа'], cells: (row) => [paper(row)] } },
    { id: 'element', title: 'Что проверяется', width: 220, cell: (row) => `${row.code} — ${row.element}`, csv: { titles: ['Код', 'Что проверяется'], cells: (row) => [row.code, row.element] } },
    { id: 'before', title: 'Было', align: 'right', width: 90, cell: (row) => <EstimateText estimate={row.before} unit="%" interval stacked />, sort: (row) => row.before.value, csv: { titles: ['Год', 'Было'], cells: (row) => [row.before_year, row.before.value] } },
    { id: 'now', title: 'Стало', align: 'right', width: 90, cell: (row) => <EstimateText estimate={row.now} unit="%" interval stacked />, sort: (row) => row.now.value, csv: { titles: ['Стало'], cells: (row) => [row.now.value] } },
    { id: 'words', title: 'Словами', width: 230, cell: (row) => <span className={row.standing === 'alike' || !row.sure ? 'v-quiet' : undefined}>{row.words}</span>, sort: (row) => row.change.value, csv: { titles: ['Изменение', 'от', 'до', 'Словами'], cells: (row) => [row.change.value, row.change.lo, row.change.hi, row.words] } },
  ];
}

/** Positions of the codifier in this year and the one before, where they are the same. */
export function YearMoved({ data }: { data: SkillYear }) {
  if (data.moved.length === 0) return null;
  const told = data.moved.filter(({ standing }) => standing !== 'alike');
  return (
    <Section title={told.length > 0 ? 'Что изменилось за год' : 'За год заметных изменений нет'}>
      <div className={styles.padded}>
        <DataTable name="изменения умений" caption="Изменения по позициям кодификатора" columns={columnsOf(data)} rows={told.length > 0 ? told : data.moved} rowKey={(row) => `${row.place} ${row.paper} ${row.code}`} />
      </div>
    </Section>
  );
}
