import type { Choice } from '@/ui/FilterSelect';

import type { Roadmap } from './api';

/** The eight directions of the management of quality as short titles for lists and charts. */
export const directionTitles: Record<string, string> = {};

/** Directions that measures of this plan are tagged with, in the order of the catalogue. */
export function directionsOf({ measures }: Pick<Roadmap, 'measures'>): Choice[] {
  const known = new Set(measures.flatMap((measure) => measure.tags?.map((tag) => tag.direction) ?? []));
  const order = Object.keys(directionTitles);
  return [...known].sort((a, b) => order.indexOf(a) - order.indexOf(b)).map((value) => ({ value, label: directionTitles[value] ?? value }));
}
