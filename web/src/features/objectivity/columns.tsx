import { formatInterval, formatNumber } from '@/ui/format';
import type { Column } from '@/ui/table';

import type { Objectivity, SchoolSigns } from './api';
import { BandWhisker } from './BandWhisker';
import styles from './Objectivity.module.css';

type Row = SchoolSigns;

function absent(row: Row) {
  return <span className="v-quiet">{row.absence ?? 'нет данных'}</span>;
}

function signText(row: Row): string {
  if (row.signs.length > 0) return row.signs.map((sign) => sign.title).join('; ');
  return row.mean === null || row.absence ? 'не оценивается' : 'нет';
}

export function columnsOf({ reference }: Objectivity, domain: [number, number]): Column<Row>[] {
  return [
    { id: 'school', title: 'Школа', fixed: true, cell: (row) => row.school.name, sort: (row) => row.school.name, csv: { titles: ['Код', 'Школа'], cells: (row) => [row.school.code, row.school.name] } },
    { id: 'n', title: 'Участников', align: 'right', cell: (row) => <>{row.few && <span className="v-quiet">мало </span>}{formatNumber(row.n)}</>, sort: (row) => row.n, csv: { titles: ['Участников'], cells: (row) => [row.n] } },
    { id: 'mean', title: 'Средний балл', align: 'right', cell: (row) => (row.mean === null ? absent(row) : formatNumber(row.mean, 2)), sort: (row) => row.mean, csv: { titles: ['Средний балл'], cells: (row) => [row.mean ?? row.absence] } },
    { id: 'ci', title: '95 % интервал', align: 'right', cell: (row) => (row.ci ? formatInterval(row.ci[0] ?? 0, row.ci[1] ?? 0, 2) : absent(row)), sort: (row) => row.ci?.[0] ?? null, csv: { titles: ['Нижняя граница', 'Верхняя граница'], cells: (row) => [row.ci?.[0], row.ci?.[1]] } },
    { id: 'whisker', title: `Шкала ${formatNumber(Math.max(domain[0], 0), 1)} – ${formatNumber(domain[1], 1)} балла`, width: 330, cell: (row) => <BandWhisker row={row} reference={reference} domain={domain} /> },
    {
      id: 'sign',
      title: 'Признак',
      width: 200,
      cell: (row) => <span className={row.signs.length > 0 ? styles.sign : 'v-quiet'}>{signText(row)}</span>,
      sort: (row) => (row.signs.length > 0 ? 0 : 1),
      csv: { titles: ['Признак'], cells: (row) => [signText(row)] },
    },
  ];
}
