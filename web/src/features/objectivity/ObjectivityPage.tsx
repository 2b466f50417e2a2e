import { useQuery } from '@tanstack/react-query';

import { useExams, useYear } from '@/features/context/context';
import { distinct } from '@/features/indicators/api';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { choose, objectivityQuery, type Choice } from './api';
import { ObjectivityView } from './ObjectivityView';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Объективность' }];

function Picker({ choice, years, onYear }: { choice: Choice; years: number[]; onYear: (year: number) => void }) {
  const exams = useExams().data ?? [];
  const [, change] = useAddress();
  const ofYear = exams.filter((exam) => exam.year === choice.year);
  const ofProcedure = ofYear.filter((exam) => exam.procedure === choice.procedure);
  const ofGrade = ofProcedure.filter((exam) => exam.grade === choice.grade);
  const texts = (values: (string | number)[]) => values.map((value) => ({ value: String(value), label: String(value) }));
  return (
    <div style={{ display: 'flex', gap: 8, marginBottom: 12 }} className="v-no-print">
      <FilterSelect label="Год" value={String(choice.year)} choices={texts(years)} width={90} onChange={(year) => onYear(Number(year))} />
      <FilterSelect label="Процедура" value={choice.procedure} choices={texts(distinct(ofYear, (exam) => exam.procedure))} width={100} onChange={(procedure) => change({ procedure, grade: undefined, subject: undefined })} />
      <FilterSelect label="Класс" value={String(choice.grade)} choices={texts(distinct(ofProcedure, (exam) => exam.grade))} width={90} onChange={(grade) => change({ grade })} />
      <FilterSelect label="Предмет" value={choice.subject} choices={texts(distinct(ofGrade, (exam) => exam.subject))} width={220} onChange={(subject) => change({ subject, grade: String(choice.grade) })} />
    </div>
  );
}

export default function ObjectivityPage() {
  const [address] = useAddress();
  const exams = useExams();
  const { year, years, choose: chooseYear } = useYear();
  const choice = exams.data ? choose(exams.data, address, year) : null;
  const result = useQuery(objectivityQuery(choice));
  if (exams.isPending) return <PageSkeleton />;
  if (exams.error) return <ErrorState error={exams.error} retry={() => void exams.refetch()} />;
  if (!choice) {
    return (
      <Page title="Объективность: результатов ещё нет" crumbs={crumbs}>
        <EmptyState title="Проверять пока нечего">После загрузки результатов здесь будет сравнение среднего балла каждой школы с общим интервалом.</EmptyState>
      </Page>
    );
  }
  const picker = <Picker choice={choice} years={years} onYear={chooseYear} />;
  if (result.data) return <ObjectivityView data={result.data} picker={picker} />;
  return (
    <Page title="Объективность" crumbs={crumbs}>
      {picker}
      {result.error ? <ErrorState error={result.error} retry={() => void result.refetch()} /> : <PageSkeleton />}
    </Page>
  );
}
