import { useQuery } from '@tanstack/react-query';

import { ChartFigure } from '@/charts/ChartFigure';
import { histogramOption, histogramTable } from '@/charts/histogram';
import { examTitle, useYear } from '@/features/context/context';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { histogramQuery, type School } from './api';
import { examKey, examsOf } from './results';
import styles from './School.module.css';

/** How many works got each primary score, coloured by the mark it gives, with the borders of marks. */
export function Distribution({ data }: { data: School }) {
  const [address, change] = useAddress();
  const { year } = useYear();
  const exams = examsOf(data.results);
  const exam = exams.find((entry) => examKey(entry) === address.exam) ?? exams.find((entry) => entry.year === year) ?? exams[0];
  if (!exam) return null;
  return (
    <Section title="Распределение первичных баллов">
      <div className={`${styles.bar} v-no-print`}>
        <FilterSelect label="Работа" value={examKey(exam)} width={340} choices={exams.map((entry) => ({ value: examKey(entry), label: examTitle(entry) }))} onChange={(value) => change({ exam: value })} />
      </div>
      <Chart id={data.school.id} exam={exam} key={examKey(exam)} />
    </Section>
  );
}

function Chart({ id, exam }: { id: number; exam: Parameters<typeof histogramQuery>[1] }) {
  const histogram = useQuery(histogramQuery(id, exam));
  if (histogram.isPending) return <PageSkeleton rows={5} />;
  if (histogram.error) return <ErrorState error={histogram.error} retry={() => void histogram.refetch()} />;
  const data = histogram.data;
  if (data.n === 0) return <EmptyState title="По этой работе у школы результатов нет" />;
  const note = data.borders.length === 0 ? ' Шкала перевода в отметки для этого года не известна, границы не показаны.' : '';
  return (
    <div className={styles.padded}>
      <ChartFigure title={`${examTitle(exam)}: ${counted(data.n, nouns.work)}`} height={280} option={(palette) => histogramOption(data, palette)} table={histogramTable(data)} />
      <p className="v-quiet">Столбцы — доля работ школы с этим баллом, линия — муниципалитет.{note}{data.n < 50 ? ' Работ меньше 50: форму распределения толкуйте осторожно.' : ''}</p>
    </div>
  );
}
