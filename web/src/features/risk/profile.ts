import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type Profiles = Schemas['RiskProfiles'];
export type Profile = Profiles['schools'][number];
export type Reason = Profile['reasons'][number];
export type Matrix = Schemas['StatusChange'];
export type Place = Matrix['places'][number];

export const profilesQuery = (year: number | null, school?: number) =>
  queryOptions({
    queryKey: ['profiles', year, school],
    enabled: year !== null,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => take(api.GET('/api/risk/profiles', { params: { query: { year: year ?? 0, school } } })),
  });

export interface MatrixAsked {
  year: number;
  indicator: string;
  procedure?: string;
  subject?: string;
  grade?: number;
}

export const matrixQuery = (asked: MatrixAsked | null) =>
  queryOptions({
    queryKey: ['status-change', asked],
    enabled: asked !== null,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => {
      if (!asked) throw new Error('no year');
      return take(api.GET('/api/risk/matrix', { params: { query: asked } }));
    },
  });

/** Signs that read in grey: the order is that of care. */
export const lights: Record<Reason['light'], { mark: string; order: number }> = {
  risk: { mark: '▼', order: 0 },
  perhaps: { mark: '▽', order: 1 },
  good: { mark: '▲', order: 2 },
  calm: { mark: '·', order: 3 },
  absent: { mark: '—', order: 4 },
};

/** Schools of one cell, the sure ones first. */
export function inCell(places: Place[], row: number, column: number): Place[] {
  return places.filter((one) => one.row === row && one.column === column).sort((a, b) => Number(b.sure) - Number(a.sure));
}

/** How a cell is to be felt: −2 both bad … 2 both good; the side turns where less is better. */
export function feeling({ direction }: Pick<Matrix, 'direction'>, row: number, column: number): number {
  if (direction === 'none') return 0;
  const sum = Math.sign(row - 2) + Math.sign(column - 2);
  return direction === 'less_is_better' ? -sum : sum;
}

/** «СОШ № 5» of «МБОУ «СОШ № 5»»: cells are narrow. */
export const shortName = (name: string) => name.replace(/^[А-ЯЁ]{3,6} «(.*)»$/, '$1');
