import { useQuery } from '@tanstack/react-query';

import { roadmapQuery, type WholeRoadmap } from '@/features/roadmap/api';
import { sectionTitle } from '@/features/roadmap/layout';
import { useRight } from '@/features/session/session';
import styles from '@/features/tasks/Tasks.module.css';
import { formatDate, inLines } from '@/ui/format';
import { ErrorState, PageSkeleton } from '@/ui/states';

import { measureQuery } from './api';
import { MeasureActions } from './MeasureActions';
import { TermQuestions } from './TermQuestions';
import type { MeasureWork, PlanMeasure } from './types';
import { WindowList } from './WindowList';

function Field({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  );
}

interface BodyProps {
  measure: PlanMeasure;
  work: MeasureWork;
  plan: WholeRoadmap;
  onTask: (id: number) => void;
}

function Body({ measure, work, plan, onTask }: BodyProps) {
  const mayChange = useRight('roadmap.edit') && plan.state !== 'superseded';
  const mayMove = useRight('roadmap.change') && plan.running;
  const section = measure.section_index === null ? undefined : plan.sections[measure.section_index];
  return (
    <div className={styles.panel}>
      <p className={styles.text}>{inLines(measure.text)}</p>
      {mayChange && <MeasureActions measure={measure} plan={plan} />}
      <h3>Срок</h3>
      <dl>
        <Field title="В документе" text={measure.deadline.raw || 'не указан'} />
        <Field title="Как понят" text={measure.deadline.explanation} />
        <Field title="Ближайший" text={formatDate(measure.next_due)} />
      </dl>
      <TermQuestions measure={measure} mayAnswer={mayChange} />
      {work.waiting && <p className={styles.hint}>{work.waiting}. Дату назначают на странице «События».</p>}
      <h3>Исполнение</h3>
      {!plan.running && <p className={styles.hint}>По этой редакции не работают: задачи появляются после её утверждения.</p>}
      <WindowList windows={work.occurrences} mayMove={mayMove} onTask={onTask} />
      <h3>О мероприятии</h3>
      <dl>
        <Field title="Ответственные" text={measure.responsible.join(', ')} />
        <Field title="Вид документа" text={measure.documents.join(', ')} />
        <Field title="Результат" text={measure.result} />
        <Field title="Раздел" text={section ? sectionTitle(section) : ''} />
        <Field title="Место в файле" text={measure.place} />
      </dl>
    </div>
  );
}

/** Everything about one measure beside the list: its term, its windows with tasks, what it must give. */
export function MeasurePanel({ id, onTask }: { id: number; onTask: (id: number) => void }) {
  const work = useQuery(measureQuery(id));
  const plan = useQuery({ ...roadmapQuery(work.data?.roadmap_id ?? 0), enabled: work.isSuccess });
  const error = work.error ?? plan.error;
  if (error) return <ErrorState error={error} retry={() => void work.refetch()} />;
  const whole = plan.data;
  const measure = whole?.measures.find((entry) => entry.id === id);
  if (!work.data || !whole) return <PageSkeleton rows={8} />;
  if (!measure) return <p>Этого мероприятия в карте больше нет.</p>;
  return <Body key={id} measure={measure} work={work.data} plan={whole} onTask={onTask} />;
}
