import { expect, it } from 'vitest';

import type { Waiting } from './api';
import { followedText, groupWaiting } from './group';

const row = (kind: string, title = kind): Waiting => ({ measure_id: 1, roadmap_id: 1, number: '1', text: '', term: '', kind, title });

it('puts the event most wait for first and the unnamed last', () => expect(groupWaiting([row('', ''), row('a'), row('b'), row('b'), row('', ''), row('', '')]).map((group) => group.kind)).toEqual(['b', 'a', '']));
it('tells what moved and what stayed', () => expect(followedText({ made: 0, moved: 2, kept: 1, withdrawn: 0 })).toBe('сдвинуто: 2\u00a0срока, осталось на месте, потому что закрыто: 1\u00a0срок'));
it('says so when nothing followed', () => expect(followedText({ made: 0, moved: 0, kept: 0, withdrawn: 0 })).toBe('сроки карты не изменились'));
