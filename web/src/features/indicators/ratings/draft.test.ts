import { expect, it } from 'vitest';

import { draftOf, emptyDraft, rulesOf } from './draft';

it('tells the server of filled criteria only, sets apart from indicators', () => {
  const draft = { ...emptyDraft(2026), name: ' Рейтинг ', criteria: [{ what: 'oge_success', weight: '2' }, { what: '', weight: 1 }, { what: 'set:risk', weight: 0.5 }] };
  expect(rulesOf(draft)).toMatchObject({ name: 'Рейтинг', year: 2026, least_part: 1, criteria: [{ indicator: 'oge_success', weight: 2 }, { set: 'risk', weight: 0.5 }] });
});
it('comes back from what is written as it was', () => {
  const rules = { name: 'Р', note: '', audience: 'schools' as const, scaling: 'norm' as const, scaling_title: '', year: 2026, procedure: 'ОГЭ', grade: 9, subject: '', least_part: 0.7, sway: 15, appeal_days: 5, vpr_ground: '', act: '', act_date: '', clause: '', criteria: [{ code: '1', indicator: 'a', set: '', weight: 3 }] };
  expect(rulesOf(draftOf(rules))).toMatchObject({ scaling: 'norm', grade: 9, least_part: 0.7, criteria: [{ indicator: 'a', weight: 3 }] });
});
