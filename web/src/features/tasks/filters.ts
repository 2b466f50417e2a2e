import type { Address } from '@/ui/address';
import type { ChipItem } from '@/ui/Chips';
import { formatDate } from '@/ui/format';

import type { TaskQuery } from './api';
import { isTaskStatus, taskWords } from './words';

/** Whose tasks are looked at: given to the person, waiting for a controller, all that the person may see. */
export type Whose = 'mine' | 'review' | 'all';

export function whoseOf({ whose }: Address, fallback: Whose): Whose {
  return whose === 'mine' || whose === 'review' || whose === 'all' ? whose : fallback;
}

export const filterKeys = ['q', 'status', 'executor', 'roadmap', 'late', 'from', 'to', 'closed'] as const;

/** The question to the server out of the address. */
export function queryOf(address: Address, whose: Whose): TaskQuery {
  const { q, status, executor, roadmap, late, from, to, closed } = address;
  const open = closed ? undefined : 'planned,in_work,review';
  return {
    mine: whose === 'mine' || undefined,
    status: whose === 'review' ? 'review' : isTaskStatus(status) ? status : open,
    executor,
    roadmap,
    overdue: late === '1' || undefined,
    from,
    to,
    text: q,
    sort: 'due',
  };
}

export function chipsOf({ q, status, executor, late, from, to, closed }: Address): ChipItem[] {
  return [
    isTaskStatus(status) && { key: 'status', text: `Статус: ${taskWords[status]}` },
    executor && { key: 'executor', text: `Исполнитель: ${executor}` },
    late === '1' && { key: 'late', text: 'Только просроченные' },
    from && { key: 'from', text: `Срок с ${formatDate(from)}` },
    to && { key: 'to', text: `Срок по ${formatDate(to)}` },
    closed && { key: 'closed', text: 'Вместе с закрытыми' },
    q && { key: 'q', text: `Текст: «${q}»` },
  ].filter((chip): chip is ChipItem => Boolean(chip));
}
