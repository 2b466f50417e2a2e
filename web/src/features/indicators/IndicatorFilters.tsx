import { useQuery } from '@tanstack/react-query';

import type { Exam } from '@/api/client';
import { schoolsQuery } from '@/features/schools/api';
import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';

import { distinct, type IndicatorQuery } from './api';

/** What the table is cut to; all of it stands in the address. */
export function IndicatorFilters({ exams, query }: { exams: Exam[]; query: IndicatorQuery }) {
  const [, change] = useAddress();
  const maySchools = useRight('schools.read');
  const schools = useQuery({ ...schoolsQuery(), enabled: maySchools });
  const texts = (values: (string | number)[]) => values.map((value) => ({ value: String(value), label: String(value) }));
  return (
    <>
      <FilterSelect label="Процедура" any="Все" value={query.procedure} width={110} choices={texts(distinct(exams, (exam) => exam.procedure))} onChange={(procedure) => change({ procedure })} />
      <FilterSelect label="Год" any="Все" value={query.year ? String(query.year) : ''} width={90} choices={texts(distinct(exams, (exam) => exam.year).reverse())} onChange={(year) => change({ year: year ?? 'all' })} />
      <FilterSelect label="Параллель" any="Все" value={query.grade ? String(query.grade) : ''} width={100} choices={texts(distinct(exams, (exam) => exam.grade))} onChange={(grade) => change({ grade })} />
      <FilterSelect label="Предмет" any="Все" value={query.subject} width={180} choices={texts(distinct(exams, (exam) => exam.subject))} onChange={(subject) => change({ subject })} />
      {maySchools && <FilterSelect label="Школа" any="Все" value={query.school ? String(query.school) : ''} width={220} choices={(schools.data ?? []).filter((school) => school.kind === 'school').map((school) => ({ value: String(school.id), label: school.name }))} onChange={(school) => change({ school })} />}
    </>
  );
}
