import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import type { Address } from '@/ui/address';

import type { Filters } from '../formula/api';

export type SetHead = Schemas['IndicatorSetHead'];
export type IndicatorSet = Schemas['IndicatorSet'];
export type Place = Schemas['SetPlace'];
export type SetValues = Schemas['IndicatorSetValues'];
export type SetRow = SetValues['rows'][number];
export type Aggregation = SetHead['aggregation'];

export const aggregations: { value: Aggregation; label: string }[] = [
  { value: 'none', label: 'не сводить' },
  { value: 'mean', label: 'среднее' },
  { value: 'weighted', label: 'среднее с весами' },
  { value: 'minmax', label: 'приведение к 0–100' },
  { value: 'rank', label: 'по местам' },
];

export const audiences: Record<SetHead['audience'], string> = { system: 'о системе', schools: 'о школах', heads: 'о руководителях', teachers: 'об учителях' };

export const setsQuery = queryOptions({ queryKey: ['sets'], queryFn: () => take(api.GET('/api/sets')) });

export const setQuery = (id: string) => queryOptions({ queryKey: ['sets', id], queryFn: () => take(api.GET('/api/sets/{id}', { params: { path: { id } } })) });

/** What is tried with a set: it stands in the address and is stored nowhere. */
export interface Trial {
  weights?: string;
  aggregation?: Aggregation;
}

/** Weights tried in the address as «w_1.2=3»; those equal to what is written are no trial. */
export function trialOf(address: Address, places: Pick<Place, 'code' | 'weight'>[], aggregation: Aggregation): Trial {
  const weights = places.flatMap(({ code, weight }) => {
    const text = address[`w_${code}`];
    const tried = Number((text ?? '').replace(',', '.'));
    return text && Number.isFinite(tried) && tried >= 0 && tried !== weight ? [`${code}=${tried}`] : [];
  });
  const wanted = aggregations.find(({ value }) => value === address.agg)?.value;
  return { weights: weights.length > 0 ? weights.join(';') : undefined, aggregation: wanted === aggregation ? undefined : wanted };
}

export const splits = [
  { value: 'school', label: 'школам' },
  { value: 'municipality', label: 'муниципалитетам' },
  { value: 'class', label: 'классам' },
  { value: 'subject', label: 'предметам' },
  { value: 'year', label: 'годам' },
];

export const setValuesQuery = (id: string, filters: Filters, { version, by = 'school', ...trial }: Trial & { version?: number; by?: string }, enabled = true) =>
  queryOptions({ queryKey: ['sets', id, 'values', filters, version, by, trial], queryFn: () => take(api.GET('/api/sets/{id}/values', { params: { path: { id }, query: { ...filters, ...trial, version, by } } })), enabled, retry: false, placeholderData: keepPreviousData });

/** How many places a school went up (above zero) or down against what is written. */
export function movesOf(tried: SetRow[], written: SetRow[]): Map<string, number> {
  const before = new Map(written.map((row) => [row.key.join('|'), row.place]));
  return new Map(tried.flatMap((row) => {
    const was = before.get(row.key.join('|'));
    return row.place === null || was === null || was === undefined || was === row.place ? [] : [[row.key.join('|'), was - row.place] as const];
  }));
}

function useSetChange<T>(id: string, change: (body: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: ['sets'] }), meta: { set: id } });
}

export function useFill(id: string) {
  const client = useQueryClient();
  return useMutation({ mutationFn: (body: Schemas['SlotFilling']) => take(api.POST('/api/sets/{id}/fill', { params: { path: { id } }, body })), onSettled: () => client.invalidateQueries({ queryKey: ['sets'] }) });
}

export const useUndoFill = (id: string) => useSetChange(id, (change: number) => take(api.POST('/api/set-changes/{id}/undo', { params: { path: { id: change } } })));

export function useApprove(id: string) {
  const client = useQueryClient();
  return useMutation({ mutationFn: (body: Schemas['SetAct']) => take(api.POST('/api/sets/{id}/approve', { params: { path: { id } }, body })), onSettled: () => client.invalidateQueries({ queryKey: ['sets'] }) });
}

export const useUndoApproval = (id: string) => useSetChange(id, (approval: number) => take(api.POST('/api/set-approvals/{id}/undo', { params: { path: { id: approval } } })));
