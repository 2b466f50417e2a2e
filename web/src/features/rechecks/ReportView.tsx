import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { formatNumber } from '@/ui/format';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { reportQuery } from './api';
import { ComparisonTable } from './ComparisonTable';
import styles from './Rechecks.module.css';
import { WholeTable } from './WholeTable';
import { changeText, share } from './words';

/** What a re-check came to so far: by ground, school, expert, task. */
export function ReportView({ id }: { id: number }) {
  const report = useQuery(reportQuery(id));
  if (report.error) return <ErrorState error={report.error} retry={() => void report.refetch()} />;
  if (!report.data) return <PageSkeleton rows={5} />;
  const { all, done, works, third, grounds, schools, experts, tasks, whole, notes } = report.data;
  if (done === 0) return <EmptyState title="Баллов ещё нет">Итоги появятся, когда эксперты внесут баллы хотя бы за одну работу.</EmptyState>;
  return (
    <>
      <p className={styles.lead}>
        Балл совпал у {share(all.same, all.n)} работ (проверено {formatNumber(done)} из {formatNumber(works)}
        {third > 0 && `, третий эксперт — ${formatNumber(third)}`}); в среднем балл изменился на {changeText(all)}.
      </p>
      <Section
        title="Отмеченные школы и остальные"
        aside={
          <Button className="v-no-print" size="compact-sm" variant="subtle" component="a" href={`/api/rechecks/${id}/sheet?what=report`}>
            Итоги в Excel
          </Button>
        }
      >
        <div className={styles.inside}>
          <ComparisonTable rows={grounds} head="Работы" caption="По причине отбора" />
        </div>
      </Section>
      {whole.length > 0 && (
        <Section title="Обо всех работах: доля объективно оценённых">
          <div className={styles.inside}>
            <WholeTable rows={whole} />
          </div>
        </Section>
      )}
      <Section title="По школам">
        <div className={styles.inside}>
          <ComparisonTable rows={schools} head="Школа" caption="По школам" />
        </div>
      </Section>
      <Section title="По экспертам: что каждый поставил против прежнего">
        <div className={styles.inside}>
          <ComparisonTable rows={experts} head="Эксперт" caption="По экспертам" />
        </div>
      </Section>
      <Section title="По заданиям">
        <div className={styles.inside}>
          <ComparisonTable rows={tasks} head="Задание" caption="По заданиям" />
        </div>
      </Section>
      <div className={styles.notes}>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </>
  );
}
