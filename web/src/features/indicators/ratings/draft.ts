import type { Schemas } from '@/api/client';

import type { Rules, Scaling } from './api';

export interface DraftCriterion {
  /** «oge_success», or «set:risk». */
  what: string;
  weight: number | string;
}

/** Rules while they are being written: numbers may be half typed. */
export interface Draft {
  name: string;
  note: string;
  audience: 'schools' | 'heads';
  scaling: Scaling;
  year: number | string;
  procedure: string;
  grade: number | string;
  subject: string;
  least: number | string;
  sway: number | string;
  days: number | string;
  vpr: string;
  act: string;
  actDate: string;
  criteria: DraftCriterion[];
}

export const emptyDraft = (year: number | null): Draft => ({ name: '', note: '', audience: 'schools', scaling: 'range', year: year ?? '', procedure: '', grade: '', subject: '', least: 100, sway: 20, days: 10, vpr: '', act: '', actDate: '', criteria: [{ what: '', weight: 1 }] });

export function draftOf(rules: Schemas['RatingRules']): Draft {
  return { name: rules.name, note: rules.note, audience: rules.audience, scaling: rules.scaling, year: rules.year, procedure: rules.procedure, grade: rules.grade || '', subject: rules.subject, least: 100 * rules.least_part, sway: rules.sway, days: rules.appeal_days, vpr: rules.vpr_ground, act: rules.act, actDate: rules.act_date, criteria: rules.criteria.map(({ indicator, set, weight }) => ({ what: set ? `set:${set}` : indicator, weight })) };
}

/** What the server is told; rows of criteria that nobody filled are no criteria. */
export function rulesOf(draft: Draft): Rules {
  const criteria = draft.criteria.filter(({ what }) => what).map(({ what, weight }) => ({ ...(what.startsWith('set:') ? { set: what.slice(4) } : { indicator: what }), weight: Number(weight) }));
  return { name: draft.name.trim(), note: draft.note.trim(), audience: draft.audience, scaling: draft.scaling, year: Number(draft.year), procedure: draft.procedure, grade: Number(draft.grade) || 0, subject: draft.subject, least_part: Number(draft.least) / 100, sway: Number(draft.sway), appeal_days: Number(draft.days), vpr_ground: draft.vpr.trim(), act: draft.act.trim(), act_date: draft.actDate, clause: '', criteria };
}
