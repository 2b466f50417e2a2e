import { formatNumber } from '@/ui/format';
import type { Column } from '@/ui/table';

import { chips, foundBy, likelihood, strongest, type Board, type BoardRow, type OtherMethod } from './board';
import styles from './Objectivity.module.css';

/** What a method found; a method whose sign is not open to the reader says nothing, not that there is none. */
function verdict(row: BoardRow, sight: Board['sight']): string {
  if (row.flagged) return row.flagged_before ? 'возможный признак, и годом раньше' : 'возможный признак';
  if (!sight.everything) return 'не показано';
  return strongest(row) ? 'не выделяется' : 'не оценивается';
}

function ground(row: BoardRow): string {
  const evidence = strongest(row)?.evidence.filter((one) => one.p < 0.05) ?? [];
  return evidence.map((one) => one.title.toLowerCase()).join('; ');
}

function works(row: BoardRow): number {
  return row.procedures.reduce((sum, unit) => sum + unit.works, 0);
}

/** One column a method: what it found at the school, as a count. */
function otherColumn({ method, title }: OtherMethod): Column<BoardRow> {
  const text = (row: BoardRow) => foundBy(row, method);
  const count = (row: BoardRow) => row.others.find((one) => one.method === method)?.fired ?? null;
  return { id: method, title, width: 190, cell: (row) => text(row) ?? <span className="v-quiet">—</span>, sort: count, csv: { titles: [title], cells: (row) => [text(row) ?? ''] } };
}

export function boardColumns(others: OtherMethod[], sight: Board['sight']): Column<BoardRow>[] {
  const hidden = sight.everything ? null : 'не показано';
  return [
    { id: 'school', title: 'Школа', fixed: true, cell: (row) => row.school.name, sort: (row) => row.school.name, csv: { titles: ['Код', 'Школа'], cells: (row) => [row.school.code, row.school.name] } },
    { id: 'works', title: 'Работ', align: 'right', cell: (row) => (works(row) > 0 ? formatNumber(works(row)) : <span className="v-quiet">{hidden ?? formatNumber(0)}</span>), sort: works, csv: { titles: ['Работ'], cells: (row) => [works(row)] } },
    {
      id: 'verdict',
      title: 'Методика «Вехи»',
      width: 170,
      cell: (row) => <span className={row.flagged ? styles.sign : 'v-quiet'}>{verdict(row, sight)}</span>,
      sort: (row) => -(strongest(row)?.posterior ?? -1),
      csv: { titles: ['Методика «Вехи»'], cells: (row) => [verdict(row, sight)] },
    },
    { id: 'posterior', title: 'Вероятность', align: 'right', cell: (row) => { const found = strongest(row); return found ? likelihood(found.posterior) : <span className="v-quiet">{row.procedures[0]?.absence ?? hidden ?? 'нет данных'}</span>; }, sort: (row) => strongest(row)?.posterior ?? null, csv: { titles: ['Вероятность'], cells: (row) => [strongest(row)?.posterior ?? null] } },
    { id: 'ground', title: 'На чём основано', width: 260, cell: (row) => ground(row) || <span className="v-quiet">—</span>, csv: { titles: ['На чём основано'], cells: (row) => [ground(row)] } },
    { id: 'fired', title: 'Признаков 2019', align: 'right', cell: (row) => (row.judged === 0 ? <span className="v-quiet">{hidden ?? 'не оценивается'}</span> : `${formatNumber(row.fired)} из ${formatNumber(row.judged)}`), sort: (row) => row.fired, csv: { titles: ['Признаков', 'Оценено'], cells: (row) => [row.fired, row.judged] } },
    { id: 'chips', title: 'Какие', width: 260, cell: (row) => `${chips(row).join('; ')}${row.fired > 0 && row.marked_before ? '; и годом раньше' : ''}`, csv: { titles: ['Какие'], cells: (row) => [chips(row).join('; ')] } },
    ...others.map(otherColumn),
  ];
}
