import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, take, type Exam, type Schemas } from '@/api/client';
import { digitsOf } from '@/features/indicators/measure';
import type { Address } from '@/ui/address';
import { formatNumber } from '@/ui/format';

export type Comparison = Schemas['Comparison'];
export type ComparedSchool = Comparison['schools'][number];

/** What is compared: it stands in the address whole. */
export interface Asked {
  indicator: string;
  year?: number;
  procedure?: string;
  subject?: string;
  grade?: number;
  cluster?: string;
}

export const usualIndicator = 'success';

export function askedOf(address: Address, year: number | null): Asked {
  return {
    indicator: address.ind ?? usualIndicator,
    year: year ?? undefined,
    procedure: address.procedure,
    subject: address.subject,
    grade: address.grade ? Number(address.grade) : undefined,
    cluster: address.cluster,
  };
}

export const comparisonQuery = (asked: Asked | null) =>
  queryOptions({
    queryKey: ['comparison', asked],
    enabled: asked !== null,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => {
      if (!asked) throw new Error('nothing asked');
      return take(api.GET('/api/comparison', { params: { query: asked } }));
    },
  });

export interface PowerAsked {
  n: number;
  other: number;
  share: number;
  sd: number;
}

export const powerQuery = (asked: PowerAsked) =>
  queryOptions({
    queryKey: ['power', asked],
    placeholderData: keepPreviousData,
    queryFn: () => take(api.GET('/api/power', { params: { query: asked } })),
  });

/** The exams that fit all chosen parts but one: what may be chosen for that one. */
export function choicesOf(exams: Exam[], asked: Asked, part: 'procedure' | 'subject' | 'grade'): string[] {
  const fits = exams.filter((exam) => (['year', 'procedure', 'subject', 'grade'] as const).every((key) => key === part || asked[key] === undefined || exam[key] === asked[key]));
  const found = [...new Set(fits.map((exam) => String(exam[part])))];
  return found.sort((a, b) => a.localeCompare(b, 'ru', { numeric: true }));
}

/** «62,5–91,0», or a dash. */
export function boundsText(bounds: [number, number] | number[] | null, measure: Comparison['measure']): string {
  const [low, high] = bounds ?? [];
  return low === undefined || high === undefined ? '—' : `${formatNumber(low, digitsOf(measure))}–${formatNumber(high, digitsOf(measure))}`;
}

/** A sentence about a school of so many pupils; what cannot be noticed is told, too. */
export function powerText(found: Schemas['Power'], { n, other, share }: PowerAsked): string {
  const parts = [found.down === null ? '' : `${formatNumber(found.down, 1)} % и ниже`, found.up === null ? '' : `${formatNumber(found.up, 1)} % и выше`].filter(Boolean);
  const whom = other > 0 ? `Если в одной группе ${formatNumber(n)}, а в другой ${formatNumber(other)}` : `Если учеников ${formatNumber(n)}`;
  if (parts.length === 0) return `${whom}, никакую долю нельзя уверенно отличить от ${formatNumber(share, 1)} %.`;
  return `${whom}, то от ${formatNumber(share, 1)} % уверенно отличимы: ${parts.join(' или ')}.`;
}
