import type { Estimate } from '@/api/client';

import { domainOf, type Measure } from '../measure';
import type { DefinitionHead, JudgedRow } from './api';

const folded = (text: string) => text.toLocaleLowerCase('ru').replaceAll('ё', 'е');

export interface Wanted {
  q?: string;
  group?: string;
  procedure?: string;
  own?: string;
}

/** Indicators that fit all words of the search and the filters; a family is looked for by its words, too. */
export function fitting(items: DefinitionHead[], { q = '', group, procedure, own }: Wanted): DefinitionHead[] {
  const words = folded(q).split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    const text = folded([item.name, item.short_name, item.group, item.formula, item.id].join(' '));
    return words.every((word) => text.includes(word)) && (!group || item.group === group) && (!procedure || item.procedures.length === 0 || item.procedures.includes(procedure)) && (!own || item.own);
  });
}

/** Families in their order with what they hold; empty ones are not there. */
export function familiesOf(groups: string[], items: DefinitionHead[]): { group: string; items: DefinitionHead[] }[] {
  return groups.map((group) => ({ group, items: items.filter((item) => item.group === group) })).filter(({ items: held }) => held.length > 0);
}

export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** How many groups fall between round borders; the last bin takes its upper border in. */
export function binsOf(estimates: Estimate[], measure: Measure): Bin[] {
  const values = estimates.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length === 0) return [];
  const [low, high] = measure === 'percent' || measure === 'index' ? [0, 100] : domainOf(estimates, measure);
  const count = measure === 'percent' || measure === 'index' ? 10 : 8;
  const step = (high - low) / count || 1;
  return Array.from({ length: count }, (_, at) => {
    const [from, to] = [low + at * step, low + (at + 1) * step];
    return { from, to, count: values.filter((value) => value >= from && (value < to || (at === count - 1 && value <= to))).length };
  });
}

/** Rows that have another colour in the trial than in what is written, by their keys: the colour before. */
export function recoloured(tried: JudgedRow[], written: JudgedRow[]): Map<string, JudgedRow['light']['colour']> {
  const before = new Map(written.map((row) => [row.key.join('|'), row.light.colour]));
  return new Map(tried.flatMap((row) => {
    const key = row.key.join('|');
    const was = before.get(key);
    return was === undefined || was === row.light.colour ? [] : [[key, was] as const];
  }));
}

/** Better first: by the direction of the indicator; rows without a value stand last. */
export function ranked<Row extends { value: Estimate }>(rows: Row[], direction: string): Row[] {
  const sign = direction === 'less_is_better' ? 1 : -1;
  const order = ({ value }: Row) => (value.value === null ? Number.POSITIVE_INFINITY : sign * value.value);
  return [...rows].sort((a, b) => order(a) - order(b));
}

/** A program that looks at years before is split by years, whatever is shown. */
export function looksBack({ program_russian }: { program_russian: string }): boolean {
  return program_russian.includes('лет_назад(');
}

/** The rows of one year, without the year among what they are split by. */
export function ofYear<Data extends { by: string[]; rows: JudgedRow[] }>(data: Data, year: number | null): Data {
  const at = data.by.indexOf('year');
  const kept = <T>(list: T[]) => list.filter((_, index) => index !== at);
  if (at < 0) return data;
  return { ...data, by: kept(data.by), rows: data.rows.filter(({ key }) => year === null || key[at] === String(year)).map((row) => ({ ...row, key: kept(row.key), labels: kept(row.labels) })) };
}
