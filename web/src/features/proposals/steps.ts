import type { ProposalStatus } from './api';

export interface ProposalStep {
  to: ProposalStatus;
  title: string;
  done: string;
  needsNote: boolean;
}

const accept: ProposalStep = { to: 'accepted', title: 'Принять', done: 'Предложение принято', needsNote: false };
const reject: ProposalStep = { to: 'rejected', title: 'Отклонить', done: 'Предложение отклонено', needsNote: true };
const include: ProposalStep = { to: 'included', title: 'Включить в карту', done: 'Предложение включено в проект новой редакции', needsNote: false };
const again: ProposalStep = { to: 'new', title: 'Рассмотреть заново', done: 'Предложение снова на рассмотрении', needsNote: false };

/** What a reviewer may decide from here; what went into the plan stays there. */
export function decisions(status: ProposalStatus): ProposalStep[] {
  if (status === 'new') return [accept, include, reject];
  if (status === 'accepted') return [include, reject];
  return status === 'rejected' ? [again] : [];
}
