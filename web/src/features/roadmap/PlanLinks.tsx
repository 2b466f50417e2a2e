import { Link } from 'wouter';

import { inner, pages } from '@/app/pages';
import { useSession } from '@/features/session/session';

import styles from './Roadmap.module.css';

const links = [
  { pattern: '/roadmaps/:id/lint', title: 'Замечания' },
  { pattern: '/roadmaps/:id/matrix', title: 'Матрица' },
  { pattern: '/roadmaps/:id/versions', title: 'Редакции' },
  { pattern: '/roadmaps/:id/executors', title: 'Исполнители' },
  { pattern: '/roadmaps/:id/events', title: 'События' },
  { pattern: '/roadmaps/:id/school-plans', title: 'Планы школ' },
  { pattern: '/tasks', title: 'Задачи', query: 'roadmap' },
  { pattern: '/proposals', title: 'Предложения', query: 'roadmap' },
];

/** The other pages about this plan that the person may open. */
export function PlanLinks({ id }: { id: number }) {
  const rights = useSession().data?.rights ?? [];
  const open = links.filter(({ pattern }) => [...pages, ...inner].some(({ path, right }) => path === pattern && rights.includes(right)));
  if (open.length === 0) return null;
  return (
    <nav className={`${styles.planLinks} v-no-print`} aria-label="О плане">
      {open.map(({ pattern, title, query }) => (
        <Link key={pattern} href={`${pattern.replace(':id', String(id))}${query ? `?${query}=${id}` : ''}`}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
