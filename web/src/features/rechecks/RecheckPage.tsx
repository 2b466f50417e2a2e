import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';

import { ApiError } from '@/api/problem';
import { formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { recheckQuery, type Recheck } from './api';
import { Experts } from './Experts';
import { RecheckActions } from './RecheckActions';
import styles from './Rechecks.module.css';
import { ReportView } from './ReportView';
import { examOf, headline, sampleWords } from './words';

function Schools({ one }: { one: Recheck }) {
  return (
    <div className={grid.scroll}>
      <table className={`${grid.table} ${styles.table}`}>
        <caption className={grid.caption}>Работы по школам</caption>
        <thead>
          <tr>
            <th scope="col">Школа</th>
            <th scope="col" data-right>
              Работ
            </th>
            <th scope="col">Почему</th>
          </tr>
        </thead>
        <tbody>
          {one.schools.map((row) => (
            <tr key={row.code}>
              <th scope="row">{row.name}</th>
              <td data-right>{formatNumber(row.works)}</td>
              <td>{row.marked ? 'все работы отмеченной школы' : 'случайный отбор'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Organised({ one }: { one: Recheck }) {
  return (
    <>
      {one.head.phase === 'draft' && <p className={styles.lead}>Дальше: добавьте экспертов и раздайте работы. Работы своей школы эксперт не получит.</p>}
      <Section title="Эксперты">
        <div className={styles.inside}>
          <Experts one={one} />
        </div>
      </Section>
      {one.head.phase !== 'draft' && <ReportView id={one.head.id} />}
      <Section title="Отбор">
        <div className={styles.inside}>
          <p>
            {sampleWords(one)} Третий эксперт — при расхождении от {formatNumber(one.gap)} б.; число для отбора {one.seed}.{one.left_out > 0 && ` Без баллов за задания и потому не участвуют: ${formatNumber(one.left_out)}.`}
          </p>
          <Schools one={one} />
        </div>
      </Section>
    </>
  );
}

/** A re-check: for its organiser the sample, the experts and what came out; for an expert the way to the works. */
export default function RecheckPage() {
  const id = Number(useParams<{ id: string }>().id);
  const found = useQuery(recheckQuery(id));
  if (found.error instanceof ApiError && found.error.status === 404) return <EmptyState title="Такой перепроверки нет">Её убрали, или в ней нет ваших работ.</EmptyState>;
  if (found.error) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <PageSkeleton />;
  const one = found.data;
  const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Перепроверки', href: '/objectivity/rechecks' }, { title: one.head.name }];
  const mark = (
    <Button component={Link} href={`/objectivity/rechecks/${id}/entry`}>
      Внести баллы
    </Button>
  );
  return (
    <Page wide title={headline(one)} crumbs={crumbs} subtitle={`${examOf(one.head)}. Ничего не меняет в загруженных результатах и федеральных системах.`} actions={one.organises ? <RecheckActions one={one} /> : mark}>
      {one.organises ? <Organised one={one} /> : <p className={styles.lead}>Вам видны только коды работ и задания. Внесите баллы за каждое задание; за пустой ответ — 0.</p>}
    </Page>
  );
}
