import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useYear } from '@/features/context/context';
import { useRight } from '@/features/session/session';
import { formatDate } from '@/ui/format';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { headline, overviewQuery } from './api';
import { Facts } from './Facts';
import styles from './Overview.module.css';
import { Standouts } from './Standouts';
import { Subjects } from './Subjects';
import { Terms } from './Terms';

export default function OverviewPage() {
  const { year, isPending } = useYear();
  const overview = useQuery({ ...overviewQuery(year), enabled: !isPending });
  const mayResults = useRight('results.read');
  const mayImport = useRight('imports.make');
  if (overview.isPending) return <PageSkeleton rows={12} />;
  if (overview.error) return <ErrorState error={overview.error} retry={() => void overview.refetch()} />;
  const data = overview.data;
  return (
    <Page
      title={headline(data)}
      crumbs={[{ title: 'Обзор' }]}
      subtitle={`${data.node.name}. Сегодня ${formatDate(data.today)}, ${data.academic_year} учебный год.${data.year ? ` Результаты за ${data.year} год.` : ''}`}
      actions={
        mayImport && (
          <Button component={Link} href="/imports">
            Загрузить файлы
          </Button>
        )
      }
    >
      <Facts overview={data} />
      <div className={styles.columns} data-solo={(!mayResults && data.subjects.length === 0) || undefined}>
        <div className={styles.main}>
          {data.subjects.length > 0 && <Subjects rows={data.subjects} />}
          {data.subjects.length === 0 && mayResults && (
            <EmptyState title="Результатов пока нет">Здесь будут результаты по предметам в сравнении с прошлым годом. Загрузите протоколы ВПР или выгрузку ФИС ОКО.</EmptyState>
          )}
          {data.standouts.length > 0 && <Standouts rows={data.standouts} />}
        </div>
        <div className={styles.side}>
          {data.roadmap.total === 0 && (
            <Section title="Дорожная карта">
              <p className={styles.none}>
                Карты со сроками ещё нет. {mayImport ? <Link href="/imports?kind=roadmap">Загрузите её</Link> : 'Когда её загрузят'}
                {mayImport ? ', и' : ','} здесь будут просроченные и ближайшие сроки.
              </p>
            </Section>
          )}
          {data.roadmap.total > 0 && (
            <>
              <Terms title="Просрочено" items={data.overdue} total={data.roadmap.overdue} empty="Просроченного нет." late />
              <Terms title="Ближайшие 30 дней" items={data.due} total={data.roadmap.due_soon} empty="В ближайшие 30 дней сроков нет." />
            </>
          )}
        </div>
      </div>
    </Page>
  );
}
