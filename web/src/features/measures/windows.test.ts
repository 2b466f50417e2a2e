import { expect, it } from 'vitest';

import type { Window } from './types';
import { currentWindow } from './windows';
import { kindsUsed } from './fields';

const window = (id: number, status: Window['status'], overdue = false) => ({ id, status, overdue }) as Window;

it('leads to the late one first', () => expect(currentWindow([window(1, 'done'), window(2, 'planned'), window(3, 'planned', true)])?.id).toBe(3));
it('leads to the first open one when nothing is late', () => expect(currentWindow([window(1, 'done'), window(2, 'review'), window(3, 'planned')])?.id).toBe(2));
it('leads to the last when all are closed', () => expect(currentWindow([window(1, 'done'), window(2, 'cancelled')])?.id).toBe(2));
it('offers kinds already used, once each', () => expect(kindsUsed([{ documents: ['Приказ'] }, { documents: ['Приказ', 'Справка'] }])).toEqual(['Приказ', 'Справка']));
