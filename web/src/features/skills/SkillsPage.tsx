import { NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { Exam } from '@/api/client';
import { examTitle, useExams, useYear } from '@/features/context/context';
import { schoolsQuery } from '@/features/schools/api';
import { useRight, useSession } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { askedOf, deficitsQuery, examOf, gatherChoices, splitChoices, usualThreshold, type Asked, type Deficits } from './api';
import { HeatMap } from './HeatMap';
import styles from './Skills.module.css';
import { SkillTabs } from './SkillTabs';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Дефициты по умениям' }];
const shownAtFirst = 12;

function Bar({ asked, exams }: { asked: Asked; exams: Exam[] }) {
  const [, change] = useAddress();
  const { year, years, choose } = useYear();
  const { data: session } = useSession();
  const maySchools = useRight('schools.read') && session?.node.kind !== 'school';
  const schools = useQuery({ ...schoolsQuery(), enabled: maySchools });
  const ofYear = exams.filter((exam) => exam.year === year);
  const put = (text: string | undefined) => {
    const exam = ofYear[Number(text)];
    if (exam) change({ procedure: exam.procedure, subject: exam.subject, grade: String(exam.grade) });
  };
  return (
    <div className={`${styles.bar} v-no-print`}>
      <FilterSelect label="Год" width={90} value={String(year ?? '')} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(next) => choose(Number(next))} />
      <FilterSelect label="Работа" width={260} value={String(ofYear.indexOf(asked.exam))} choices={ofYear.map((exam, at) => ({ value: String(at), label: examTitle(exam).replace(/, \d{4}$/, '') }))} onChange={put} />
      <FilterSelect label="Собрать по" width={200} value={asked.gather} choices={gatherChoices} onChange={(gather) => change({ gather })} />
      <FilterSelect label="Строки" width={130} value={asked.split} choices={splitChoices} onChange={(split) => change({ split })} />
      {maySchools && <FilterSelect label="Школа" any="Все" width={190} value={asked.school ? String(asked.school) : ''} choices={(schools.data ?? []).filter(({ kind }) => kind === 'school').map(({ id, name }) => ({ value: String(id), label: name }))} onChange={(school) => change({ school })} />}
      <NumberInput size="xs" w={110} label="Порог, %" min={0} max={100} clampBehavior="strict" value={asked.threshold} onChange={(value) => typeof value === 'number' && change({ threshold: value === usualThreshold ? undefined : String(value) })} />
    </div>
  );
}

function Findings({ data }: { data: Deficits }) {
  const [all, setAll] = useState(false);
  const found = all ? data.findings : data.findings.slice(0, shownAtFirst);
  return (
    <Section title={found.length > 0 ? 'Что не освоено' : 'Дефицитов не найдено'}>
      <div className={styles.padded}>
        <ul className={styles.found}>
          {found.map(({ line, skill, words }) => (
            <li key={`${line} ${skill}`}>
              {words}
              <small>{data.skills[skill]?.text}</small>
            </li>
          ))}
        </ul>
        {data.findings.length > found.length && (
          <button type="button" className="v-no-print" onClick={() => setAll(true)}>
            Показать все {data.findings.length}
          </button>
        )}
        <ul className={styles.notes}>
          {data.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

/** Deficits by skills: a heat map of schools and classes, and what is not mastered in sentences. */
export default function SkillsPage() {
  const [address] = useAddress();
  const exams = useExams();
  const { year } = useYear();
  const asked = askedOf(examOf(exams.data ?? [], year, address), address);
  const deficits = useQuery(deficitsQuery(asked));
  const { data } = deficits;
  if (exams.error) return <ErrorState error={exams.error} retry={() => void exams.refetch()} />;
  return (
    <Page wide title={data ? data.headline : 'Дефициты по умениям'} crumbs={crumbs} subtitle={data ? `${data.caption}; ${data.by}. В ячейке — выполнение в процентах.` : undefined}>
      <SkillTabs />
      {asked && <Bar asked={asked} exams={exams.data ?? []} />}
      {!asked && !exams.isLoading && <EmptyState title="Результатов ещё нет">После загрузки работ с баллами за задания здесь будет, что освоено, а что нет.</EmptyState>}
      {deficits.error && <ErrorState error={deficits.error} retry={() => void deficits.refetch()} />}
      {asked && deficits.isPending && <PageSkeleton />}
      {data && data.skills.length === 0 && <EmptyState title="Баллов за задания нет">У этой работы загружены только итоги: выберите другую.</EmptyState>}
      {data && data.skills.length > 0 && (
        <div aria-busy={deficits.isFetching}>
          <HeatMap data={data} />
          <Findings data={data} />
        </div>
      )}
    </Page>
  );
}
