import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import type { Address } from '@/ui/address';

import { filtersOf, type Filters } from '../formula/api';

export type DefinitionHead = Schemas['DefinitionHead'];
export type Definition = Schemas['Definition'];
export type DefinitionValues = Schemas['DefinitionValues'];
export type JudgedRow = Schemas['JudgedRow'];
export type Light = Schemas['Light'];

export const definitionsQuery = queryOptions({ queryKey: ['definitions'], queryFn: () => take(api.GET('/api/definitions')) });

export const definitionQuery = (id: string) => queryOptions({ queryKey: ['definitions', id], queryFn: () => take(api.GET('/api/definitions/{id}', { params: { path: { id } } })) });

export interface ValueQuestion {
  by: string;
  parameters?: string;
  /** Other borders of colours, for a trial. */
  zones?: string;
  filters: Filters;
}

export const definitionValuesQuery = (id: string, { by, parameters, zones, filters }: ValueQuestion, enabled = true) =>
  queryOptions({ queryKey: ['definitions', id, 'values', by, parameters, zones, filters], queryFn: () => take(api.GET('/api/definitions/{id}/values', { params: { path: { id }, query: { ...filters, by, parameters, zones } } })), enabled, retry: false, placeholderData: keepPreviousData });

/** Numbers laid over the parameters of a definition: they live in the address as «p_high=85» and are stored nowhere. */
export function triedOf(address: Address, definition: Pick<Definition, 'parameters'>): Record<string, number> {
  return Object.fromEntries(definition.parameters.flatMap(({ name, value }) => {
    const tried = Number((address[`p_${name}`] ?? '').replace(',', '.'));
    return address[`p_${name}`] && Number.isFinite(tried) && tried !== value ? [[name, tried]] : [];
  }));
}

export function parametersText(tried: Record<string, number>): string | undefined {
  const pairs = Object.entries(tried).map(([name, value]) => `${name}=${value}`);
  return pairs.length > 0 ? pairs.join(';') : undefined;
}

/** The question of a view as it stands in the address; years are looked at together where they are what is shown. */
export function questionOf(address: Address, definition: Definition, contextYear: number | null, by: string): ValueQuestion {
  const filters = filtersOf(address);
  const wanted = address.year === 'all' || by.split(',').includes('year') ? undefined : (filters.year ?? contextYear ?? undefined);
  return { by, parameters: parametersText(triedOf(address, definition)), zones: triedZones(address, definition), filters: { ...filters, year: wanted } };
}

export type YearSeries = Schemas['YearSeries'];

export const seriesQuery = (id: string, { by, parameters, filters }: ValueQuestion, enabled = true) =>
  queryOptions({ queryKey: ['definitions', id, 'series', by, parameters, filters], queryFn: () => take(api.GET('/api/definitions/{id}/series', { params: { path: { id }, query: { ...filters, by, parameters } } })), enabled, retry: false, placeholderData: keepPreviousData });

/** Borders of colours tried in the address, those that differ. */
export function triedZones(address: Address, { zones }: Pick<Definition, 'zones'>): string | undefined {
  const pairs = (['green', 'yellow'] as const).flatMap((name) => {
    const text = address[`z_${name}`];
    const tried = Number((text ?? '').replace(',', '.'));
    return text && Number.isFinite(tried) && tried !== zones?.[name] ? [`${name}=${tried}`] : [];
  });
  return pairs.length > 0 ? pairs.join(';') : undefined;
}

export type Explanation = Schemas['IndicatorExplanation'];

/** Which value is asked about: of which indicator, in which choice, of which group. */
export interface Explained {
  id: string;
  question: ValueQuestion;
  key: string[];
}

const explainedQuery = ({ question: { by, parameters, filters }, key }: Explained) => ({ ...filters, by: by === 'all' ? undefined : by, parameters, key: key.join(',') || undefined });

export const explainQuery = (asked: Explained | null) => ({
  queryKey: ['definitions', 'explain', asked],
  enabled: asked !== null,
  queryFn: () => {
    if (!asked) throw new Error('no value');
    return take(api.GET('/api/definitions/{id}/explanation', { params: { path: { id: asked.id }, query: explainedQuery(asked) } }));
  },
});

/** The bundle as the server wrote it: passing through numbers of the browser could change its digits. */
export async function bundleOf(asked: Explained): Promise<string> {
  const text = await take(api.GET('/api/definitions/{id}/explanation', { params: { path: { id: asked.id }, query: explainedQuery(asked) }, parseAs: 'text' }));
  return text.slice(text.indexOf('"bundle":', text.indexOf('"colour":')) + '"bundle":'.length, -1);
}
