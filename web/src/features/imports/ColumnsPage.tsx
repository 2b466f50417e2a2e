import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';

import { useAddress } from '@/ui/address';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { formsQuery, importQuery } from './api';
import { ColumnsForm } from './ColumnsForm';

/** A table of no known form: the person says what its columns hold, and it becomes a form of the municipality. */
export default function ColumnsPage() {
  const { id } = useParams<{ id: string }>();
  const [address] = useAddress();
  const entry = useQuery(importQuery(id));
  const forms = useQuery(formsQuery());
  const failed = entry.error ?? forms.error;
  if (failed) return <ErrorState error={failed} />;
  if (!entry.data || !forms.data || entry.data.state === 'reading') return <PageSkeleton />;
  const file = entry.data.files.find(({ name }) => name === address.file);
  const crumbs = [{ title: 'Загрузка файлов', href: '/imports' }, { title: entry.data.file, href: `/imports/${id}` }, { title: 'Столбцы' }];
  if (!file || file.headings.length === 0)
    return (
      <Page title="Столбцы таблицы" crumbs={crumbs}>
        <EmptyState title="Называть нечего">Файл прочитан известной формой, или его таблица не нашлась. Вернитесь к загрузке.</EmptyState>
      </Page>
    );
  return (
    <Page title={`Что в столбцах файла «${file.name}»`} crumbs={crumbs} subtitle="Форма таблицы неизвестна. Скажите один раз, что стоит в её столбцах: следующий такой файл программа узнает сама.">
      <ColumnsForm key={file.name + JSON.stringify(file.headings)} entry={entry.data} file={file} fields={forms.data.fields} />
    </Page>
  );
}
