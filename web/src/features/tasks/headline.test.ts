import { expect, it } from 'vitest';

import { headline as written } from './headline';

const headline = (...asked: Parameters<typeof written>) => written(...asked).replaceAll('\u00a0', ' ');

it('tells what is late and what is due this week', () => expect(headline('Мои задачи', 705, { overdue: 412, week: 3 })).toBe('Мои задачи: 705 задач, просрочено 412, на этой неделе 3'));
it('is silent about what there is none of', () => expect(headline('Все задачи', 0, { overdue: 0 })).toBe('Все задачи: 0 задач'));
it('does not tell what is not counted yet', () => expect(headline('Все задачи', 2, {})).toBe('Все задачи: 2 задачи'));
