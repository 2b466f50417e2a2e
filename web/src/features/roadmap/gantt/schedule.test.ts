import { expect, it } from 'vitest';

import type { Measure, ScheduleRow } from '../api';
import { waitingOf, withSchedule } from './schedule';

const measure = { id: 1, occurrences: [{ id: 5, from: '2026-01-01', due: '2026-01-31', status: 'planned', overdue: false, evidence: '' }] } as unknown as Measure;
const row: ScheduleRow = { id: 1, waiting: 'ждёт события: получены результаты', windows: [{ occurrence: 5, from: '2026-02-01', due: '2026-02-28', baseline_due: '2026-01-31', status: 'in_work', overdue: true, row_version: 3 }] };

it('takes days, state and version from the schedule', () => expect(withSchedule([measure], [row])[0]?.occurrences[0]).toMatchObject({ from: '2026-02-01', due: '2026-02-28', baseline_due: '2026-01-31', status: 'in_work', row_version: 3 }));
it('shows the plan as it is while the schedule is on its way', () => expect(withSchedule([measure], undefined)).toEqual([measure]));
it('leaves a window the schedule does not know', () => expect(withSchedule([measure], [{ ...row, windows: [] }])[0]?.occurrences[0]?.due).toBe('2026-01-31'));
it('tells what a measure waits for', () => expect([waitingOf([row]).get(1), waitingOf(undefined).size]).toEqual(['ждёт события: получены результаты', 0]));
