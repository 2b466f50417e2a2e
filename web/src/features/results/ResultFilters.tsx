import { useQuery } from '@tanstack/react-query';

import type { Exam } from '@/api/client';
import { schoolsQuery } from '@/features/schools/api';
import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';

import { bys, keys, splits, type TableQuery } from './api';

interface ResultFiltersProps {
  exams: Exam[];
  exam: Exam | undefined;
  query: TableQuery;
  oneExam: boolean;
  measures: { id: string; name: string }[];
}

const texts = (values: (string | number)[]) => [...new Set(values)].map((value) => ({ value: String(value), label: String(value) }));

/** Which exam and whose results; all of it stands in the address, so that a link repeats the table. */
export function ResultFilters({ exams, exam, query, oneExam, measures }: ResultFiltersProps) {
  const [, change] = useAddress();
  const maySchools = useRight('schools.read');
  const schools = useQuery({ ...schoolsQuery(), enabled: maySchools });
  const any = oneExam ? undefined : 'Все';
  const taken = oneExam ? { ...exam } : query;
  const inYear = exams.filter(({ year }) => !taken.year || year === taken.year);
  const ofProcedure = inYear.filter(({ procedure }) => !taken.procedure || procedure === taken.procedure);
  const ofSubject = ofProcedure.filter(({ subject }) => !taken.subject || subject === taken.subject);
  return (
    <>
      <FilterSelect label="Год" any={any} value={taken.year ? String(taken.year) : ''} width={90} choices={texts(exams.map(({ year }) => year).sort((a, b) => b - a))} onChange={(year) => change({ year })} />
      <FilterSelect label="Процедура" any={any} value={taken.procedure} width={100} choices={texts(inYear.map(({ procedure }) => procedure))} onChange={(procedure) => change({ procedure })} />
      <FilterSelect label="Предмет" any={any} value={taken.subject} width={160} choices={texts(ofProcedure.map(({ subject }) => subject).sort((a, b) => a.localeCompare(b, 'ru')))} onChange={(subject) => change({ subject })} />
      <FilterSelect label="Параллель" any={any} value={taken.grade ? String(taken.grade) : ''} width={84} choices={texts(ofSubject.map(({ grade }) => grade).sort((a, b) => a - b))} onChange={(grade) => change({ grade })} />
      {maySchools && <FilterSelect label="Школа" any="Все" value={query.school ? String(query.school) : ''} width={190} choices={(schools.data ?? []).filter(({ kind }) => kind === 'school').map(({ id, name }) => ({ value: String(id), label: name }))} onChange={(school) => change({ school })} />}
      {oneExam && <FilterSelect label="Строки" value={query.split} width={125} choices={splits} onChange={(split) => change({ split })} />}
      {query.gather && <FilterSelect label="Собрать по" value={query.gather} width={180} choices={bys} onChange={(gather) => change({ gather })} />}
      {!oneExam && (
        <>
          <FilterSelect label="Строки" value={query.rows} width={140} choices={keys} onChange={(rows) => change({ rows })} />
          <FilterSelect label="Столбцы" value={query.columns} width={140} choices={keys.filter(({ value }) => value !== query.rows)} onChange={(columns) => change({ columns })} />
          <FilterSelect label="Показатель" value={query.measure} width={210} choices={measures.map(({ id, name }) => ({ value: id, label: name }))} onChange={(measure) => change({ measure })} />
        </>
      )}
    </>
  );
}
