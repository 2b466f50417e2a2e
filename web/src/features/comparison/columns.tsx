import { EstimateText } from '@/ui/EstimateText';
import { formatNumber } from '@/ui/format';
import type { Column } from '@/ui/table';
import { Whisker } from '@/ui/Whisker';

import { digitsOf, estimateText, measureText } from '../indicators/measure';
import { boundsText, type ComparedSchool, type Comparison } from './api';
import styles from './Comparison.module.css';

export function toldOf({ standing, sureness }: ComparedSchool): 'sure' | 'perhaps' | 'no' {
  if (standing !== 'above' && standing !== 'below') return 'no';
  return sureness === 'may_be' ? 'perhaps' : 'sure';
}

const schoolColumn: Column<ComparedSchool> = { id: 'school', title: 'Школа', fixed: true, width: 190, cell: (row) => row.name, sort: (row) => row.name, csv: { titles: ['Школа'], cells: (row) => [row.name] } };
const sizeColumn: Column<ComparedSchool> = { id: 'n', title: 'n', align: 'right', width: 60, cell: (row) => formatNumber(row.value.n), sort: (row) => row.value.n, csv: { titles: ['n'], cells: (row) => [row.value.n] } };

function valueColumn(data: Comparison): Column<ComparedSchool> {
  const unit = data.measure === 'percent' ? '%' : '';
  return {
    id: 'value',
    title: data.unit ? `Значение, ${data.unit}` : 'Значение',
    align: 'right',
    width: 120,
    cell: (row) => <EstimateText estimate={row.value} unit={unit} interval stacked />,
    sort: (row) => row.value.value,
    csv: { titles: ['Значение', 'от', 'до'], cells: (row) => [row.value.value ?? row.value.absence_text, row.value.lo, row.value.hi] },
  };
}

/** The scale of whiskers: as wide as they and the norms are, so that a difference of a point can be seen. */
function narrowDomain({ schools, measure }: Comparison): [number, number] {
  const ends = schools.flatMap(({ value, deviation }) => (value.value === null ? [] : [value.lo ?? value.value, value.hi ?? value.value, deviation.norm ?? value.value]));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const air = (high - low || 1) * 0.04;
  return measure === 'percent' ? [Math.max(0, low - air), Math.min(100, high + air)] : [low - air, high + air];
}

/** Value with its whisker on one scale, the value with chance taken out, and the words that intervals choose. */
export function comparedColumns(data: Comparison): Column<ComparedSchool>[] {
  const domain = narrowDomain(data);
  return [
    schoolColumn,
    sizeColumn,
    valueColumn(data),
    {
      id: 'whisker',
      title: data.common.value === null ? 'Рядом' : `Черта — ${estimateText(data.common, data.measure)}, все школы${data.norm_words ? '; двойная — норматив' : ''}`,
      width: 230,
      cell: (row) => <Whisker estimate={row.value} domain={domain} reference={data.common.value} second={row.deviation.norm} grey={toldOf(row) === 'no'} width={216} label={`${row.name}: ${estimateText(row.value, data.measure)}, ${row.words}`} />,
    },
    {
      id: 'words',
      title: 'Словами',
      width: 240,
      cell: (row) => (
        <>
          {row.deviation.base === 'norm' && (
            <span className={styles.words} data-told={toldOf({ ...row, ...row.deviation })}>
              {row.deviation.words}
            </span>
          )}
          <span className={styles.words} data-told={toldOf(row)} data-second={row.deviation.base === 'norm' || undefined}>
            {row.deviation.base === 'mean' ? row.deviation.words : row.words}
          </span>
        </>
      ),
      sort: (row) => ({ sure: 0, perhaps: 1, no: 2 })[toldOf(row)],
      csv: { titles: ['Словами', 'Норматив', 'Отклонение', 'Отклонение словами'], cells: (row) => [row.words, row.deviation.norm, row.deviation.value.value, row.deviation.words] },
    },
    {
      id: 'fair',
      title: 'С поправкой на число работ',
      align: 'right',
      width: 130,
      cell: (row) => <EstimateText estimate={row.fair} unit={data.measure === 'percent' ? '%' : ''} interval stacked />,
      sort: (row) => row.fair.value,
      csv: { titles: ['С поправкой на число работ', 'от', 'до'], cells: (row) => [row.fair.value, row.fair.lo, row.fair.hi] },
    },
    { id: 'inner', title: 'Случай даёт', align: 'right', width: 96, cell: (row) => boundsText(row.inner, data.measure), csv: { titles: ['Случай даёт от', 'до'], cells: (row) => [row.inner?.[0], row.inner?.[1]] } },
  ];
}

/** Values a school of its size could be seen to have. */
export function powerColumns(data: Comparison): Column<ComparedSchool>[] {
  const edge = (id: 'noticed_down' | 'noticed_up' | 'noticed_year_down' | 'noticed_year_up', title: string): Column<ComparedSchool> => ({
    id,
    title,
    align: 'right',
    width: 128,
    cell: (row) => (row[id] === null ? <span className="v-quiet">не заметить</span> : measureText(row[id], data.measure)),
    sort: (row) => row[id],
    csv: { titles: [title], cells: (row) => [row[id] === null ? 'не заметить' : Number(row[id].toFixed(digitsOf(data.measure)))] },
  });
  return [schoolColumn, sizeColumn, valueColumn(data), edge('noticed_down', 'Заметно ниже — до'), edge('noticed_up', 'Заметно выше — от'), edge('noticed_year_down', 'Падение за год — до'), edge('noticed_year_up', 'Рост за год — от')];
}
