import { useCallback } from 'react';

import { ChartFigure } from '@/charts/ChartFigure';
import { scoresOption } from '@/charts/scores';
import type { Palette } from '@/charts/palette';

import type { ResultTable } from './api';

/** The first row of the table as columns, coloured by the mark a score gives. */
export function ScoreChart({ table }: { table: ResultTable }) {
  const scores = table.columns.slice(2).map(({ title, group }, index) => ({ score: title, mark: Number(/«(\d)»/.exec(group)?.[1] ?? 0), percent: table.rows[0]?.cells[index + 2]?.value ?? 0, text: table.rows[0]?.cells[index + 2]?.text ?? '' }));
  const option = useCallback((palette: Palette) => scoresOption(scores, palette), [table]); // eslint-disable-line react-hooks/exhaustive-deps
  return <ChartFigure title={`Распределение первичных баллов: ${table.rows[0]?.cells[0]?.text.toLocaleLowerCase('ru') ?? ''}`} height={210} option={option} table={{ head: ['Балл', 'Отметка', 'Доля, %'], rows: scores.map(({ score, mark, text }) => [score, mark ? String(mark) : '—', text]) }} />;
}
