import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import type { Address } from '@/ui/address';
import { formatNumber } from '@/ui/format';

import { gathers, splits, usualThreshold, type Gather, type Split } from './api';

export type SkillYear = Schemas['SkillYear'];
export type YearPlace = SkillYear['places'][number];
export type SkillCount = Schemas['SkillCount'];

/** What a year is asked about; all of it stands in the address. */
export interface YearAsked {
  year: number;
  procedure?: string;
  subject?: string;
  grade?: number;
  school?: number;
  class_name?: string;
  gather: Gather;
  split: Split;
  threshold: number;
}

export function yearAskedOf(address: Address, year: number | null): YearAsked | null {
  if (year === null) return null;
  const threshold = Number(address.threshold ?? usualThreshold);
  return {
    year,
    procedure: address.procedure,
    subject: address.subject,
    grade: address.grade ? Number(address.grade) : undefined,
    school: address.school ? Number(address.school) : undefined,
    class_name: address.class,
    gather: gathers.find((one) => one === address.gather) ?? 'kes',
    split: address.class ? 'class' : (splits.find((one) => one === address.split) ?? 'school'),
    threshold: threshold >= 0 && threshold <= 100 ? Math.round(threshold) : usualThreshold,
  };
}

export const yearSkillsQuery = (asked: YearAsked | null) =>
  queryOptions({
    queryKey: ['skills-year', asked],
    enabled: asked !== null,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => {
      if (!asked) throw new Error('no year');
      return take(api.GET('/api/skills/year', { params: { query: asked } }));
    },
  });

/** Where the same answer is saved from. */
export function yearFileHref(asked: YearAsked, what: 'places' | 'weak', format: 'xlsx' | 'docx' | 'csv_ru'): string {
  const known = Object.entries({ ...asked, what, format }).filter(([, value]) => value !== undefined);
  return `/api/skills/year/file?${new URLSearchParams(known.map(([key, value]) => [key, String(value)])).toString()}`;
}

/** «2/5»: two of five. */
export function countText(one: SkillCount | null): string {
  if (one === null) return '';
  if (one.judged === 0) return 'мало';
  return `${formatNumber(one.deficits)}/${formatNumber(one.judged)}`;
}

/** What a cell says when pointed at. */
export function countTitle(one: SkillCount | null, paper: string): string {
  if (one === null) return `${paper}: работ нет`;
  if (one.judged === 0) return `${paper}: работ ${formatNumber(one.works)}, судить мало`;
  const more = [one.systemic > 0 && `системных дефицитов — ${one.systemic}`, one.perhaps > 0 && `возможно ещё — ${one.perhaps}`].filter(Boolean).join(', ');
  return `${paper}: не освоено ${one.deficits} из ${one.judged}${more && `, ${more}`}; работ ${formatNumber(one.works)}`;
}
