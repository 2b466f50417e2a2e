import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import type { Address } from '@/ui/address';
import { formatDate } from '@/ui/format';
import { counted } from '@/ui/plural';

export type RatingHead = Schemas['RatingHead'];
export type Rating = Schemas['Rating'];
export type Rules = Schemas['RatingRulesNew'];
export type RatingTable = Schemas['RatingTable'];
export type RatedSchool = RatingTable['schools'][number];
export type Objection = Schemas['RatingObjection'];
export type Scaling = Schemas['RatingRules']['scaling'];

export const scalings: { value: Scaling; label: string }[] = [
  { value: 'range', label: 'от худшего к лучшему, 0–100' },
  { value: 'score', label: 'отклонение от среднего' },
  { value: 'rank', label: 'по местам, 0–100' },
  { value: 'norm', label: 'доля норматива' },
];

export const ratingsQuery = queryOptions({ queryKey: ['ratings'], queryFn: () => take(api.GET('/api/ratings')) });

export const ratingQuery = (id: number) => queryOptions({ queryKey: ['ratings', id], queryFn: () => take(api.GET('/api/ratings/{id}', { params: { path: { id } } })), retry: false });

/** What is tried with a rating: it stands in the address and is stored nowhere. */
export interface Trial {
  weights?: string;
  scaling?: Scaling;
}

/** Weights of the address as «w_1=3»; those that are as written are no trial. */
export function trialOf(address: Address, rules: Pick<Schemas['RatingRules'], 'criteria' | 'scaling'>): Trial {
  const weights = rules.criteria.flatMap(({ code, weight }) => {
    const text = address[`w_${code}`];
    const tried = Number((text ?? '').replace(',', '.'));
    return text && Number.isFinite(tried) && tried > 0 && tried !== weight ? [`${code}=${tried}`] : [];
  });
  const wanted = scalings.find(({ value }) => value === address.scaling)?.value;
  return { weights: weights.length > 0 ? weights.join(';') : undefined, scaling: wanted === rules.scaling ? undefined : wanted };
}

export const tableQuery = (id: number, trial: Trial, enabled = true) =>
  queryOptions({ queryKey: ['ratings', id, 'table', trial], queryFn: () => take(api.GET('/api/ratings/{id}/table', { params: { path: { id }, query: { ...trial } } })), enabled, retry: false, placeholderData: keepPreviousData });

const dayOf = (moment: Date) => moment.toLocaleDateString('sv-SE');

type Heard = Pick<RatingHead, 'stage' | 'stage_title' | 'appeals_from' | 'appeals_to'>;

/** What a rating has come to; when the term of objections is over nobody is told that schools may object. */
export function stageText({ stage, stage_title, appeals_from, appeals_to }: Heard, now = new Date()): string {
  if (stage !== 'appeals') return stage_title;
  const today = dayOf(now);
  if (appeals_to !== null && today > appeals_to) return 'школы видят свою строку, срок возражений прошёл';
  return appeals_from !== null && today < appeals_from ? 'школы видят свою строку, срок возражений впереди' : stage_title;
}

/** Why a rating is not frozen today; nothing when it may be. */
export function freezeHindrance({ appeals_to, objections, stage }: Pick<Rating, 'appeals_to' | 'objections' | 'stage'>, now = new Date()): string | null {
  if (stage !== 'appeals') return null;
  if (appeals_to !== null && dayOf(now) <= appeals_to) {
    const next = new Date(`${appeals_to}T12:00:00`);
    next.setDate(next.getDate() + 1);
    return `Заморозить можно с ${formatDate(dayOf(next))}`;
  }
  const waiting = objections.filter(({ verdict, withdrawn_at }) => verdict === null && withdrawn_at === null).length;
  return waiting > 0 ? `Сначала ответьте: ${counted(waiting, ['возражение', 'возражения', 'возражений'])}` : null;
}

/** «2–6», «3», or a dash. */
export function placesText({ place, low, high }: Pick<RatedSchool, 'place' | 'low' | 'high'>): string {
  if (place === null) return '—';
  return low === high ? String(low) : `${low}–${high}`;
}

/** How many places a school went up (above zero) or down against what is written. */
export function movesOf(tried: RatedSchool[], written: RatedSchool[]): Map<string, number> {
  const before = new Map(written.map(({ code, place }) => [code, place]));
  return new Map(tried.flatMap(({ code, place }) => {
    const was = before.get(code);
    return place === null || was === null || was === undefined || was === place ? [] : [[code, was - place] as const];
  }));
}

function useChange<Body, Answer>(change: (body: Body) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: ['ratings'] }) });
}

const path = (id: number) => ({ params: { path: { id } } });

export const useBegin = () => useChange((body: Rules) => take(api.POST('/api/ratings', { body })));
export const useRewrite = (id: number) => useChange((body: Rules) => take(api.PUT('/api/ratings/{id}', { ...path(id), body })));
export const useUndoRewrite = (id: number) => useChange(() => take(api.POST('/api/ratings/{id}/undo', path(id))));
export const useRemove = (id: number) => useChange(() => take(api.DELETE('/api/ratings/{id}', path(id))));
export const useRestore = (id: number) => useChange(() => take(api.POST('/api/ratings/{id}/restore', path(id))));
export const useAppeals = (id: number) => useChange((from: string) => take(api.POST('/api/ratings/{id}/appeals', { ...path(id), body: { from } })));
export const useFreeze = (id: number) => useChange(() => take(api.POST('/api/ratings/{id}/freeze', path(id))));
export const usePublish = (id: number) => useChange((body: Schemas['SetAct']) => take(api.POST('/api/ratings/{id}/publish', { ...path(id), body })));
export const useStepBack = (id: number) => useChange(() => take(api.POST('/api/ratings/{id}/step-back', path(id))));
export const useObject = (id: number) => useChange((body: { criterion?: string; text: string }) => take(api.POST('/api/ratings/{id}/objections', { ...path(id), body })));
export const useAnswer = () => useChange(({ id, ...body }: { id: number; verdict: 'accepted' | 'rejected'; text: string }) => take(api.POST('/api/objections/{id}/answer', { ...path(id), body })));
export const useWithdraw = () => useChange((id: number) => take(api.POST('/api/objections/{id}/withdraw', path(id))));
