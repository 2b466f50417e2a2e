import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useRight } from '@/features/session/session';
import { tasksQuery } from '@/features/tasks/api';
import { formatNumber } from '@/ui/format';
import { nouns, plural } from '@/ui/plural';

import type { Overview } from './api';
import styles from './Overview.module.css';

interface FactProps {
  href: string;
  value: string;
  text: string;
  late?: boolean;
}

function Fact({ href, value, text, late }: FactProps) {
  return (
    <Link href={href} className={styles.fact} data-late={late || undefined}>
      <strong>{value}</strong>
      <span>{text}</span>
    </Link>
  );
}

/** Counts that lead to the places where they can be acted upon. */
export function Facts({ overview: { roadmap, schools } }: { overview: Overview }) {
  const maySchools = useRight('schools.read');
  const mayControl = useRight('roadmap.control');
  const review = useQuery({ ...tasksQuery({ status: 'review', limit: 1 }), enabled: mayControl });
  return (
    <div className={styles.facts}>
      <Fact href="/roadmap?term=overdue" value={formatNumber(roadmap.overdue)} text={`${plural(roadmap.overdue, nouns.term)} просрочено`} late={roadmap.overdue > 0} />
      <Fact href="/roadmap?term=soon" value={formatNumber(roadmap.due_soon)} text={`${plural(roadmap.due_soon, nouns.term)} в ближайшие 30 дней`} />
      <Fact href="/roadmap" value={`${formatNumber(roadmap.done)} из ${formatNumber(roadmap.total)}`} text="сроков выполнено" />
      {mayControl && <Fact href="/tasks?whose=review" value={formatNumber(review.data?.total ?? 0)} text={`${plural(review.data?.total ?? 0, nouns.task)} на проверке`} />}
      {maySchools && schools.total > 1 && <Fact href="/schools" value={`${formatNumber(schools.with_signs)} из ${formatNumber(schools.total)}`} text="школ с признаками" />}
    </div>
  );
}
