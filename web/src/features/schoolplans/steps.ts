import type { SchoolPlanState } from './api';

export interface PlanStep {
  to: SchoolPlanState;
  title: string;
  done: string;
  needsNote: boolean;
}

interface Who {
  school: boolean;
  controls: boolean;
}

/** What this person may do with a plan of a school in this state. */
export function planSteps(state: SchoolPlanState, { school, controls }: Who): PlanStep[] {
  if (school && (state === 'draft' || state === 'returned')) return [{ to: 'submitted', title: 'Отправить на утверждение', done: 'План отправлен', needsNote: false }];
  if (controls && state === 'submitted') {
    return [
      { to: 'approved', title: 'Утвердить', done: 'План утверждён', needsNote: false },
      { to: 'returned', title: 'Вернуть', done: 'План возвращён школе', needsNote: true },
    ];
  }
  return [];
}
