import { Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';

import { api, take } from '@/api/client';
import { useExams, yearsOf } from '@/features/context/context';
import { saveFile } from '@/ui/csv';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { counted } from '@/ui/plural';

import styles from './Reports.module.css';

const parts = ['введение', 'общие сведения об участниках', 'анализ результатов с интервалами и диаграммами', 'выводы', 'рекомендации'];

function YearRow({ year, works }: { year: number; works: number }) {
  const report = useMutation({
    mutationFn: () => take(api.GET('/api/reports/analysis', { params: { query: { year } }, parseAs: 'blob' })),
    onSuccess: (document) => saveFile(`Аналитическая справка за ${year} год.docx`, new Blob([document], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' })),
  });
  return (
    <li>
      <div className={styles.row}>
        <span>
          <strong>{year} год</strong> <span className="v-quiet">результаты по {counted(works, ['предмету', 'предметам', 'предметам'])} и параллелям</span>
        </span>
        <Button size="xs" variant="default" leftSection={<IconFileDownload size={16} aria-hidden="true" />} loading={report.isPending} onClick={() => report.mutate()}>
          Скачать DOCX<span className={styles.hidden}> за {year} год</span>
        </Button>
      </div>
      {report.isPending && <p className="v-quiet">Документ собирается. Обычно это занимает несколько секунд.</p>}
      {report.error && <ErrorState error={report.error} retry={() => report.mutate()} />}
    </li>
  );
}

export default function ReportsPage() {
  const exams = useExams();
  if (exams.isPending) return <PageSkeleton />;
  if (exams.error) return <ErrorState error={exams.error} retry={() => void exams.refetch()} />;
  const years = yearsOf(exams.data);
  return (
    <Page title={years.length > 0 ? `Отчёты: справку можно собрать за ${counted(years.length, ['год', 'года', 'лет'])}` : 'Отчёты: данных пока нет'} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Отчёты' }]}>
      {years.length === 0 ? (
        <EmptyState title="Собирать отчёт пока не из чего">Когда появятся результаты, здесь можно будет скачать аналитическую справку в формате Word.</EmptyState>
      ) : (
        <Section title="Аналитическая справка по результатам оценочных процедур">
          <p className={styles.about}>Документ Word, который можно править: {parts.join('; ')}. Числа в нём те же, что на страницах, и посчитаны сервером.</p>
          <ul className={styles.list}>
            {years.map((year) => (
              <YearRow key={year} year={year} works={exams.data.filter((exam) => exam.year === year).length} />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
