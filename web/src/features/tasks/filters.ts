import type { Address } from '@/ui/address';
import type { ChipItem } from '@/ui/Chips';
import type { Choice } from '@/ui/FilterSelect';
import { formatDate } from '@/ui/format';

import type { TaskQuery } from './api';
import { isTaskStatus, taskWords } from './words';

/** Whose tasks are looked at: given to the person, waiting for a controller, all that the person may see. */
export type Whose = 'mine' | 'review' | 'all';

export function whoseOf({ whose }: Address, fallback: Whose): Whose {
  return whose === 'mine' || whose === 'review' || whose === 'all' ? whose : fallback;
}

export const filterKeys = ['q', 'status', 'executor', 'direction', 'late', 'from', 'to', 'closed'] as const;

/** How the server can order tasks; by the due day they stand under the headings of nearness. */
export const orders = ['due', 'number', 'executor', 'status'] as const;
export type Order = (typeof orders)[number];

export function orderOf({ sort }: Address): Order {
  return orders.find((order) => order === sort) ?? 'due';
}

/** The question to the server out of the address. */
export function queryOf(address: Address, whose: Whose): TaskQuery {
  const { q, status, executor, roadmap, direction, late, from, to, closed } = address;
  const open = closed ? undefined : 'planned,in_work,review';
  return {
    mine: whose === 'mine' || undefined,
    status: whose === 'review' ? 'review' : isTaskStatus(status) ? status : open,
    executor,
    roadmap,
    direction,
    overdue: late === '1' || undefined,
    from,
    to,
    text: q,
    sort: orderOf(address),
  };
}

export function chipsOf({ q, status, executor, direction, late, from, to, closed }: Address, directions: Choice[] = []): ChipItem[] {
  return [
    isTaskStatus(status) && { key: 'status', text: `Статус: ${taskWords[status]}` },
    executor && { key: 'executor', text: `Исполнитель: ${executor}` },
    direction && { key: 'direction', text: `Направление: ${directions.find(({ value }) => value === direction)?.label ?? direction}` },
    late === '1' && { key: 'late', text: 'Только просроченные' },
    from && { key: 'from', text: `Срок с ${formatDate(from)}` },
    to && { key: 'to', text: `Срок по ${formatDate(to)}` },
    closed && { key: 'closed', text: 'Вместе с закрытыми' },
    q && { key: 'q', text: `Текст: «${q}»` },
  ].filter((chip): chip is ChipItem => Boolean(chip));
}
