import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import type { Address } from '@/ui/address';

export type Language = Schemas['FormulaLanguage'];
export type Check = Schemas['FormulaCheck'];
export type Fault = NonNullable<Check['fault']>;
export type Answer = Schemas['FormulaAnswer'];
export type AnswerRow = Answer['rows'][number];

export const dimensions = [
  { value: 'school', label: 'Школа' },
  { value: 'class', label: 'Класс' },
  { value: 'subject', label: 'Предмет' },
  { value: 'grade', label: 'Параллель' },
  { value: 'year', label: 'Год' },
  { value: 'procedure', label: 'Процедура' },
  { value: 'municipality', label: 'Муниципалитет' },
];

/** Which works a formula is computed over. */
export interface Filters {
  procedure?: string;
  year?: number;
  grade?: number;
  subject?: string;
  school?: number;
  known_on?: string;
  structure?: string;
}

export interface Question {
  text: string;
  by: string[];
  minimum: number;
  filters: Filters;
}

const number = (text: string | undefined) => (text && Number.isFinite(Number(text)) ? Number(text) : undefined);

export function filtersOf({ procedure, year, grade, subject, school, known_on, structure }: Address): Filters {
  return { procedure, year: number(year), grade: number(grade), subject, school: number(school), known_on, structure };
}

/** The question as it stands in the address: the whole view can be sent as a link. */
export function questionOf(address: Address, text: string): Question {
  const by = (address.by ?? 'school').split(',').filter((name) => dimensions.some(({ value }) => value === name));
  return { text, by, minimum: Math.max(1, Math.round(number(address.minimum) ?? 1)), filters: filtersOf(address) };
}

export const languageQuery = queryOptions({ queryKey: ['formulas', 'language'], queryFn: () => take(api.GET('/api/formulas/language')), staleTime: Infinity });

export const checkQuery = (text: string) => queryOptions({ queryKey: ['formulas', 'check', text], queryFn: () => take(api.POST('/api/formulas/check', { body: { text } })), enabled: text.trim() !== '', staleTime: Infinity, placeholderData: keepPreviousData });

export const valuesQuery = ({ text, by, minimum, filters }: Question, enabled = true) =>
  queryOptions({ queryKey: ['formulas', 'values', text, by, minimum, filters], queryFn: () => take(api.POST('/api/formulas/values', { params: { query: filters }, body: { text, by, minimum } })), enabled, retry: false, placeholderData: keepPreviousData });
