import type { Schemas } from '@/api/client';

export type Role = Schemas['PlanColumn'];
export type PlanTable = Schemas['PlanTable'];

export const roleTitles: Record<Role, string> = {
  number: '№',
  text: 'Мероприятие',
  term: 'Срок',
  responsible: 'Ответственный',
  document: 'Вид документа',
  result: 'Ожидаемый результат',
  indicator: 'Показатель',
  section: 'Раздел',
  skip: 'Не читать',
};

/** The order in which a measure is read, whatever the order of the columns. */
export const roleOrder: Role[] = ['number', 'section', 'text', 'term', 'responsible', 'document', 'result', 'indicator'];

/** How many columns the table has: its head may be shorter than its rows. */
export function widthOf({ header, samples, proposed }: PlanTable): number {
  return Math.max(header.length, proposed.length, ...samples.map((row) => row.length), 0);
}

/** A role for every column, those not told are not read. */
export function rolesOf(table: PlanTable): Role[] {
  return Array.from({ length: widthOf(table) }, (_, index) => table.proposed[index] ?? 'skip');
}

/** Gives a column its role; a role is held by one column, so the one that had it lets it go. */
export function assign(roles: Role[], column: number, role: Role): Role[] {
  return roles.map((now, index) => {
    if (index === column) return role;
    return role !== 'skip' && now === role ? 'skip' : now;
  });
}

/** What keeps the table from being read; empty when nothing does. */
export function problemOf(roles: Role[]): string {
  if (!roles.includes('text')) return 'Укажите, в каком столбце мероприятие.';
  return roles.includes('term') || roles.includes('responsible') ? '' : 'Укажите хотя бы срок или ответственного.';
}

/** The first rows as measures: cells in the order of the roles; null where no column has the role. */
export function mapped(samples: string[][], roles: Role[]): (string | null)[][] {
  return samples.map((row) => roleOrder.map((role) => (roles.includes(role) ? (row[roles.indexOf(role)] ?? '') : null)));
}
