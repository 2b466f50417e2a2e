import type { EChartsCoreOption } from 'echarts/core';

import type { Palette } from './palette';
import { scoreColumnsOption } from './scoreColumns';

export interface Score {
  score: string;
  /** 0: the scale is not known. */
  mark: number;
  percent: number;
  text: string;
}

/** The first score of every mark but the lowest. */
export function bordersOf(scores: Score[]): { at: number; mark: number }[] {
  return scores.flatMap(({ mark }, at) => (at > 0 && mark > (scores[at - 1]?.mark ?? 0) && (scores[at - 1]?.mark ?? 0) > 0 ? [{ at, mark }] : []));
}

export function scoresOption(scores: Score[], palette: Palette): EChartsCoreOption {
  const tooltip = (index: number) => {
    const found = scores[index];
    return found ? `${found.score} б.${found.mark ? `, отметка ${found.mark}` : ''}<br/>${found.text} % работ` : '';
  };
  const borders = bordersOf(scores).map(({ at, mark }) => ({ mark, score: scores[at]?.score ?? '' }));
  return scoreColumnsOption({ columns: scores.map(({ score, mark, percent }) => ({ score, mark: mark || null, percent })), borders, tooltip }, palette);
}
