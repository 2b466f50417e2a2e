import { expect, it } from 'vitest';

import { decisions } from './steps';

it('offers all ways for a new one', () => expect(decisions('new').map((step) => step.to)).toEqual(['accepted', 'included', 'rejected']));
it('asks why only for a rejection', () => expect(decisions('new').filter((step) => step.needsNote).map((step) => step.to)).toEqual(['rejected']));
it('lets a rejected one be looked at again', () => expect(decisions('rejected').map((step) => step.to)).toEqual(['new']));
it('leaves what went into the plan alone', () => expect(decisions('included')).toEqual([]));
