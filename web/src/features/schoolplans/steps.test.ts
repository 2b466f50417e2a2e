import { expect, it } from 'vitest';

import { planSteps } from './steps';

const school = { school: true, controls: false };
const controller = { school: false, controls: true };

it('lets a school send its draft and what came back', () => expect(['draft', 'returned'].map((state) => planSteps(state as 'draft', school)[0]?.to)).toEqual(['submitted', 'submitted']));
it('lets a controller approve or return what was sent', () => expect(planSteps('submitted', controller).map((step) => step.to)).toEqual(['approved', 'returned']));
it('asks a remark for a return only', () => expect(planSteps('submitted', controller).map((step) => step.needsNote)).toEqual([false, true]));
it('offers nothing to a school while its plan is looked at', () => expect(planSteps('submitted', school)).toEqual([]));
it('offers nothing to others', () => expect(planSteps('submitted', { school: false, controls: false })).toEqual([]));
