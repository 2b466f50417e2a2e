import { describe, expect, it } from 'vitest';

import { dayKind, restsIn, stretches } from './daysOff';
import { dayOf } from './gantt/days';

const known = { free: ['2026-11-01', '2026-11-04', '2026-11-07', '2026-11-08'], shortened: ['2026-11-03'], notes: [] };

describe('a day', () => {
  it('of a holiday on a weekday is told from a weekend', () => expect([dayKind('2026-11-04', known), dayKind('2026-11-07', known)]).toEqual(['holiday', 'free']));
  it('that is worked on Saturday is told', () => expect(dayKind('2026-11-14', known)).toBe('worked'));
  it('before a holiday is shorter', () => expect(dayKind('2026-11-03', known)).toBe('short'));
  it('follows the weekend while the calendar is not known', () => expect([dayKind('2026-11-04', undefined), dayKind('2026-11-07', undefined)]).toEqual(['', 'free']));
});

describe('days off on a line', () => {
  it('that follow one another are one stretch', () => expect(stretches([1, 2, 5])).toEqual([[1, 2], [5, 1]]));
  it('are those of the calendar', () => expect(restsIn({ first: dayOf('2026-11-02'), last: dayOf('2026-11-09') }, known)).toEqual([[dayOf('2026-11-04'), 1], [dayOf('2026-11-07'), 2]]));
  it('are weekends while it is not known', () => expect(restsIn({ first: dayOf('2026-11-02'), last: dayOf('2026-11-09') }, undefined)).toEqual([[dayOf('2026-11-07'), 2]]));
});
