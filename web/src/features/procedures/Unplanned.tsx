import { Button } from '@mantine/core';

import type { Exam } from '@/api/client';
import { counted, nouns } from '@/ui/plural';

import styles from './Procedures.module.css';

/** Exams of one procedure and year together, the newest first. */
export function groupsOf(exams: Exam[]): { title: string; exams: Exam[] }[] {
  const out = new Map<string, Exam[]>();
  for (const exam of [...exams].sort((a, b) => b.year - a.year)) {
    const title = `${exam.procedure}, ${exam.year}`;
    out.set(title, [...(out.get(title) ?? []), exam]);
  }
  return [...out].map(([title, of]) => ({ title, exams: of }));
}

/** Results that stand in no calendar: a slip of the year, the grade or the subject shows here. */
export function Unplanned({ exams, onAdd }: { exams: Exam[]; onAdd?: (exams: Exam[]) => void }) {
  if (exams.length === 0) return null;
  return (
    <section className={`${styles.unplanned} v-no-print`} aria-label="Загружено, но нет в календаре">
      <strong>Загружено, но в календаре нет:</strong>{' '}
      {groupsOf(exams).map(({ title, exams: of }) =>
        onAdd ? (
          <Button key={title} size="compact-xs" variant="subtle" onClick={() => onAdd(of)}>
            {title}: {counted(of.length, nouns.exam)}
          </Button>
        ) : (
          <span key={title}>
            {title}: {counted(of.length, nouns.exam)};{' '}
          </span>
        ),
      )}
      {onAdd && <div className="v-quiet">Нажмите, чтобы внести эти работы в календарь, или проверьте, не ошибка ли это в годе, параллели или предмете файла.</div>}
    </section>
  );
}
