import { formatDate } from '@/ui/format';

import type { Act, ChangeKind, DiffRow } from './api';

export const changeWords: Record<ChangeKind, string> = { added: 'добавлено', removed: 'исключено', changed: 'изменено', moved: 'переставлено', renumbered: 'новый номер', same: 'без изменений' };
export const changeSigns: Record<ChangeKind, string> = { added: '+', removed: '−', changed: '≠', moved: '↕', renumbered: '№', same: '=' };

/** «приказ № 12 от 20.01.2026, Управление образования». */
export function actText(act: Act | null): string {
  if (!act?.number && !act?.date) return '';
  return [[act.kind, act.number && `№ ${act.number}`, act.date && `от ${formatDate(act.date)}`].filter(Boolean).join(' '), act.issuer].filter(Boolean).join(', ');
}

export function countChanges(rows: DiffRow[]): Record<ChangeKind, number> {
  const counts: Record<ChangeKind, number> = { added: 0, removed: 0, changed: 0, moved: 0, renumbered: 0, same: 0 };
  for (const row of rows) counts[row.change] += 1;
  return counts;
}

/** A day stays a day, the rest is shown as it stands. */
export function valueText(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
}
