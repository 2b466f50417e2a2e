import type { Right } from '@/features/session/session';

export interface PlanTab {
  key: string;
  title: string;
  /** Address of the page about one plan. */
  href: (id: number) => string;
  right: Right;
  /** Shown to the municipality only: a school has nothing to do there. */
  municipal?: boolean;
}

/** Pages about one plan, in the order of work: read, check, agree, carry out. */
export const planTabs: PlanTab[] = [
  { key: 'plan', title: 'План', href: (id) => `/roadmaps/${id}`, right: 'roadmap.read' },
  { key: 'lint', title: 'Проверка', href: (id) => `/roadmaps/${id}/lint`, right: 'roadmap.read', municipal: true },
  { key: 'matrix', title: 'Матрица', href: (id) => `/roadmaps/${id}/matrix`, right: 'roadmap.read' },
  { key: 'versions', title: 'Редакции', href: (id) => `/roadmaps/${id}/versions`, right: 'roadmap.read' },
  { key: 'executors', title: 'Исполнители', href: (id) => `/roadmaps/${id}/executors`, right: 'roadmap.change', municipal: true },
  { key: 'events', title: 'События', href: (id) => `/roadmaps/${id}/events`, right: 'roadmap.read' },
  { key: 'school-plans', title: 'Планы школ', href: (id) => `/roadmaps/${id}/school-plans`, right: 'roadmap.read' },
];
