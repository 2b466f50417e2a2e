import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'wouter';

import { ApiError } from '@/api/problem';
import { ComparisonTable } from '@/features/rechecks/ComparisonTable';
import { isBelow, useRight, useSession } from '@/features/session/session';
import { formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { caseQuery, type Case, type StepKind } from './api';
import { CaseActions } from './CaseActions';
import styles from './Cases.module.css';
import { History } from './History';
import { StepForm } from './StepForm';
import { actionTitles, examOf, nextWords } from './words';
import { Way } from './Way';

function Facts({ facts }: { facts: Case['facts'] }) {
  if (facts.length === 0) return <p className="v-quiet">Признак записан словами: цифр при нём нет.</p>;
  return (
    <table className={styles.facts}>
      <thead>
        <tr>
          <th scope="col">Признак</th>
          <th scope="col">Работа</th>
          <th scope="col">n</th>
          <th scope="col">Цифры</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((one, index) => (
          <tr key={index}>
            <th scope="row">{one.title}</th>
            <td>{one.exam}</td>
            <td>{one.works > 0 ? formatNumber(one.works) : <span className="v-quiet">—</span>}</td>
            <td>{one.words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Next({ year }: { year: NonNullable<Case['next_year']> }) {
  return (
    <Section title={`Через год, ${year.year}`}>
      <div className={styles.inside}>
        <p>{year.found ? `Признак повторился. ${year.title}` : 'По той же методике признака больше нет.'}</p>
        {year.found && <Facts facts={year.facts} />}
      </div>
    </Section>
  );
}

function CaseView({ one }: { one: Case }) {
  const [step, setStep] = useState<StepKind | null>(null);
  const { data: session } = useSession();
  const below = isBelow(session);
  const mayRecheck = useRight('rechecks.change');
  const seesEvidence = useRight('objectivity.read');
  const title = `${one.school.name}, ${one.year} год: ${one.outcome_title ?? one.stage_title}`;
  return (
    <Page title={title} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Случаи', href: '/objectivity/cases' }, { title: `Случай № ${one.id}` }]} subtitle={`${one.title}. ${examOf(one)}. Признак — вопрос к школе, а не вывод о нарушении.`} actions={<CaseActions one={one} onStep={setStep} />}>
      <Way one={one} />
      <p className={styles.next}>{nextWords(one, below)}</p>
      <Section
        title="Признак, каким он был"
        aside={
          seesEvidence && (
            <Link className="v-no-print" href={`/objectivity/schools/${one.school.id}?year=${one.year}`}>
              Свидетельства сейчас
            </Link>
          )
        }
      >
        <div className={styles.inside}>
          <Facts facts={one.facts} />
        </div>
      </Section>
      {one.rechecked.length > 0 && (
        <Section title="Перепроверка работ этой школы">
          <div className={styles.inside}>
            <ComparisonTable rows={one.rechecked} head="Школа" caption="Прежние баллы и баллы перепроверки" />
          </div>
        </Section>
      )}
      {one.next_year && <Next year={one.next_year} />}
      <Section title="Ход">
        <div className={styles.inside}>
          <History one={one} mayRecheck={mayRecheck} />
        </div>
      </Section>
      <Drawer opened={step !== null} onClose={() => setStep(null)} position="right" size="lg" title={step ? `${actionTitles[step]}: ${one.school.name}` : ''}>
        {step && <StepForm key={step} one={one} kind={step} onClose={() => setStep(null)} />}
      </Drawer>
    </Page>
  );
}

/** One case: the sign as it was, what the school says, what was done and what it came to. */
export default function CasePage() {
  const id = Number(useParams<{ id: string }>().id);
  const found = useQuery(caseQuery(id));
  if (found.error instanceof ApiError && found.error.status === 404) return <EmptyState title="Такого случая нет">Его убрали, или он ещё не открыт для работы: до этого его видят только школа и тот, кто его открыл.</EmptyState>;
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <PageSkeleton />;
  return <CaseView one={found.data} />;
}
