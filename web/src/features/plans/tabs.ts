export interface PlanTab {
  key: string;
  title: string;
  /** The page as the table of pages names it; a tab without its page is not shown. */
  pattern: string;
  /** Key of the address that names the plan, for pages that are about more than one. */
  query?: string;
  /** Shown to the municipality only: a school has nothing to do there. */
  municipal?: boolean;
}

/** Pages about one plan, in the order of work: read, check, agree, carry out. */
export const planTabs: PlanTab[] = [
  { key: 'plan', title: 'План', pattern: '/roadmaps/:id' },
  { key: 'lint', title: 'Замечания', pattern: '/roadmaps/:id/lint' },
  { key: 'matrix', title: 'Матрица', pattern: '/roadmaps/:id/matrix' },
  { key: 'versions', title: 'Редакции', pattern: '/roadmaps/:id/versions' },
  { key: 'executors', title: 'Исполнители', pattern: '/roadmaps/:id/executors', municipal: true },
  { key: 'events', title: 'События', pattern: '/roadmaps/:id/events' },
  { key: 'school-plans', title: 'Планы школ', pattern: '/roadmaps/:id/school-plans' },
  { key: 'school-lists', title: 'Списки школ', pattern: '/school-lists', query: 'roadmap', municipal: true },
  { key: 'tasks', title: 'Задачи', pattern: '/tasks', query: 'roadmap' },
  { key: 'proposals', title: 'Предложения', pattern: '/proposals', query: 'roadmap' },
];

export function tabHref({ pattern, query }: PlanTab, id: number): string {
  return query ? `${pattern}?${query}=${id}` : pattern.replace(':id', String(id));
}
