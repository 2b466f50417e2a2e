import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'wouter';

import { ApiError } from '@/api/problem';
import { useLastSchool } from '@/features/context/context';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { schoolQuery, type School } from './api';
import { Distribution } from './Distribution';
import { ResultPanels } from './ResultPanels';
import { ResultTable } from './ResultTable';
import styles from './School.module.css';
import { SchoolSigns } from './SchoolSigns';

function headline({ school, results, signs }: School): string {
  if (results.length === 0) return `${school.name}: результатов ещё нет`;
  const years = new Set(results.map((row) => row.year)).size;
  const marks = signs.length > 0 ? counted(signs.length, nouns.sign) : 'признаков нет';
  return `${school.name}: результаты за ${counted(years, ['год', 'года', 'лет'])}, ${marks}`;
}

export default function SchoolPage() {
  const id = Number(useParams<{ id: string }>().id);
  const school = useQuery(schoolQuery(id));
  const { remember } = useLastSchool();
  const opened = school.data?.school;
  useEffect(() => {
    if (opened) remember({ id: opened.id, code: opened.code, name: opened.name });
    // Only a change of the school is worth remembering.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [opened?.id]);
  if (school.isPending) return <PageSkeleton />;
  if (school.error instanceof ApiError && school.error.status === 404) return <EmptyState title="Такой школы нет">Её нет в списке, доступном вашей учётной записи.</EmptyState>;
  if (school.error) return <ErrorState error={school.error} retry={() => void school.refetch()} />;
  const data = school.data;
  return (
    <Page
      title={headline(data)}
      crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Школы', href: '/schools' }, { title: data.school.name }]}
      subtitle={[data.school.municipality, `код ${data.school.code}`].filter(Boolean).join(' · ')}
      actions={
        <Button variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
          Печать
        </Button>
      }
    >
      {data.context.length > 0 && (
        <dl className={styles.context}>
          {data.context.map((item) => (
            <div key={item.code}>
              <dt>{item.title}</dt>
              <dd>{item.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {data.results.length === 0 ? (
        <EmptyState title="Результатов этой школы нет">Здесь будут результаты по предметам и годам, распределение баллов и признаки.</EmptyState>
      ) : (
        <>
          <ResultPanels data={data} />
          <Distribution data={data} />
          <SchoolSigns data={data} />
          <ResultTable data={data} />
        </>
      )}
    </Page>
  );
}
