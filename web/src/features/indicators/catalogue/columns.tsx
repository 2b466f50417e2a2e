import { Tooltip } from '@mantine/core';

import { formatNumber } from '@/ui/format';
import figure from '@/ui/Figure.module.css';
import type { Column } from '@/ui/table';

import { coverageText, labelColumn } from '../formula/columns';
import { domainOf, estimateText, intervalText, measureText, type Measure } from '../measure';
import { Whisker } from '@/ui/Whisker';
import type { DefinitionValues, JudgedRow, Light } from './api';
import styles from './Catalogue.module.css';

export const colourTitles: Record<Light['colour'], string> = { none: 'без цвета', green: 'зелёный', yellow: 'жёлтый', red: 'красный' };

/** A colour is also a word, and its rule is told. */
export function LightMark({ light }: { light: Light }) {
  if (light.colour === 'none') return <span className="v-quiet">—</span>;
  return (
    <Tooltip label={light.rule} disabled={!light.rule} multiline maw={420}>
      <span className={styles.light} data-colour={light.colour} tabIndex={0}>
        {colourTitles[light.colour]}
      </span>
    </Tooltip>
  );
}

const deviationMeasure = (measure: Measure): Measure => (measure === 'percent' ? 'percentage_points' : measure);

/** Columns of the values of an indicator: whom, how much, against what, of how many. */
export function judgedColumns({ by, rows, unit, unit_title }: DefinitionValues, reference: number | null, onExplain?: (row: JudgedRow) => void): Column<JudgedRow>[] {
  const estimates = rows.map(({ value }) => value);
  const domain = domainOf(estimates, unit);
  const some = (of: (row: JudgedRow) => unknown) => rows.some((row) => of(row) !== null && of(row) !== undefined);
  const plain = (id: 'norm' | 'target', title: string): Column<JudgedRow> => ({ id, title, align: 'right', cell: (row) => (row[id] === null ? '' : measureText(row[id], unit)), sort: (row) => row[id], csv: { titles: [title], cells: (row) => [row[id]] } });
  const all: (Column<JudgedRow> | false)[] = [
    by.length === 0 && { id: 'all', title: 'Отбор', fixed: true, cell: () => 'всё вместе' },
    ...by.map((name, at) => labelColumn<JudgedRow>(name, at)),
    {
      id: 'value',
      title: 'Значение',
      align: 'right',
      fixed: true,
      cell: (row) => {
        const text = <span className={row.value.value === null ? 'v-quiet' : 'v-number'}>{estimateText(row.value, unit)}</span>;
        return onExplain ? (
          <button type="button" className={figure.figure} title="Как получено" onClick={() => onExplain(row)}>
            {text}
          </button>
        ) : (
          text
        );
      },
      sort: ({ value }) => value.value,
      csv: { titles: [`Значение, ${unit_title}`, 'Нижняя граница', 'Верхняя граница'], cells: ({ value }) => [value.value ?? value.absence_text ?? 'нет данных', value.lo, value.hi] },
    },
    some(({ light }) => (light.colour === 'none' ? null : light)) && { id: 'light', title: 'Цвет', cell: ({ light }) => <LightMark light={light} />, sort: ({ light }) => ['red', 'yellow', 'green', 'none'].indexOf(light.colour), csv: { titles: ['Цвет', 'Правило'], cells: ({ light }) => [colourTitles[light.colour], light.rule] } },
    some(({ norm }) => norm) && plain('norm', 'Норматив'),
    some(({ target }) => target) && plain('target', 'Цель'),
    some(({ deviation }) => deviation.value) && { id: 'deviation', title: 'Отклонение', align: 'right', cell: ({ deviation, deviation_from }) => <span className="v-number" title={deviation_from ? `${deviation_from}; ${intervalText(deviation, deviationMeasure(unit))}` : undefined}>{deviation.value === null ? '' : estimateText(deviation, deviationMeasure(unit))}</span>, sort: ({ deviation }) => deviation.value, csv: { titles: ['Отклонение', 'Отклонение от'], cells: ({ deviation, deviation_from }) => [deviation.value, deviation_from] } },
    some(({ value }) => value.lo) && { id: 'interval', title: '95 % интервал', align: 'right', cell: ({ value }) => <span className="v-quiet v-number">{intervalText(value, unit)}</span> },
    some(({ value }) => value.lo) && { id: 'whisker', title: 'На общей шкале', width: 160, cell: ({ value, labels }) => <Whisker estimate={value} domain={domain} reference={reference} label={`${labels.join(', ')}: ${estimateText(value, unit)} ${intervalText(value, unit)}`} /> },
    { id: 'n', title: 'n', align: 'right', cell: ({ value }) => formatNumber(value.n), sort: ({ value }) => value.n, csv: { titles: ['n'], cells: ({ value }) => [value.n] } },
    { id: 'coverage', title: 'Не вошло', cell: (row) => <span className="v-quiet">{coverageText(row)}</span>, sort: (row) => row.missing, csv: { titles: ['Без значения', 'Не применимо', 'Скрыто'], cells: (row) => [row.missing, row.not_applicable, row.suppressed] } },
  ];
  return all.filter((column) => column !== false);
}
