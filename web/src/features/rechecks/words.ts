import { formatNumber, formatPercent } from '@/ui/format';
import { counted, nouns, type Forms } from '@/ui/plural';

import type { Comparison, Entry, Paper, Recheck, RecheckRow } from './api';

export const recheckNoun: Forms = ['перепроверка', 'перепроверки', 'перепроверок'];

export function headline({ head, organises }: Pick<Recheck, 'head' | 'organises'>): string {
  if (head.phase === 'finished') return `${head.name}: завершена`;
  if (head.phase === 'draft') return `${head.name}: работы отобраны`;
  return `${head.name}: ${organises ? 'внесено' : 'вами внесено'} ${formatNumber(head.done)} из ${formatNumber(head.given)}`;
}

export function examOf({ exam }: Pick<RecheckRow, 'exam'>): string {
  return `${exam.procedure}, ${exam.grade} класс, ${exam.subject.toLocaleLowerCase('ru')}, ${exam.year} год`;
}

/** How the sample was made, in a sentence. */
export function sampleWords(one: Recheck): string {
  const works = one.schools.reduce((sum, row) => sum + row.works, 0);
  const marked = one.schools.filter((row) => row.marked);
  const all = marked.reduce((sum, row) => sum + row.works, 0);
  const parts = [`Отобрано: ${counted(works, nouns.work)}`];
  if (marked.length > 0) parts.push(`все работы отмеченных школ — ${formatNumber(all)}`);
  if (works > all) parts.push(`случайно из остальных — ${formatNumber(works - all)} из ${formatNumber(one.pool)}, ${one.strata_title}`);
  return `${parts.join('; ')}. Чаще берутся работы у границ отметок и далёкие от среднего.`;
}

export function share(count: number, n: number): string {
  return n > 0 ? formatPercent((100 * count) / n, 0) : 'нет данных';
}

export function signed(value: number): string {
  return (value >= 0.005 ? '+' : value <= -0.005 ? '−' : '') + formatNumber(Math.abs(value), 2);
}

/** «−1,20 (от −1,80 до −0,60)»: how the new points stand to the old ones. */
export function changeText({ difference, difference_ci: ci }: Comparison): string {
  if (difference === null) return 'нет данных';
  const shown = signed(-difference);
  return ci && (ci[1] ?? 0) > (ci[0] ?? 0) ? `${shown} (от ${signed(-(ci[1] ?? 0))} до ${signed(-(ci[0] ?? 0))})` : shown;
}

/** A point as typed: a comma is a point, nothing typed is nothing. */
export function pointOf(text: string): number | null {
  const clean = text.trim().replace(',', '.');
  if (clean === '') return null;
  const value = Number(clean);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** Why a typed point cannot be; empty: it can. */
export function fault(text: string, maximum: number, step: number): string {
  const value = pointOf(text);
  if (value === null) return '';
  if (Number.isNaN(value)) return 'не число';
  if (value < 0) return 'меньше нуля';
  if (maximum > 0 && value > maximum) return `больше ${maximum}`;
  return Math.abs(value / step - Math.round(value / step)) > 1e-6 ? 'такого балла нет' : '';
}

/** The points of a work when all of them are typed well; null before. */
export function wholeRow(typed: string[], paper: Paper): number[] | null {
  const out = paper.tasks.map((task, index) => {
    const text = typed[index] ?? '';
    return fault(text, task.maximum, paper.step) ? null : pointOf(text);
  });
  return out.every((value): value is number => value !== null) ? out : null;
}

export const typedOf = (entry: Entry, paper: Paper): string[] => paper.tasks.map((_, index) => (entry.points ? formatNumber(entry.points[index] ?? 0, paper.step < 1 ? 1 : 0) : ''));
