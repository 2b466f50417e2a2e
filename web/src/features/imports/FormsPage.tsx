import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { tellDone, tellFailure } from '@/ui/undo';

import { formsQuery } from './api';
import styles from './Imports.module.css';

type Form = Schemas['Form'];

function useRemove() {
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: ['forms'] });
  const back = async (id: string) => {
    await take(api.POST('/api/forms/{id}/restore', { params: { path: { id } } }));
    await renew();
  };
  return useMutation({
    mutationFn: ({ name }: Form) => take(api.DELETE('/api/forms/{id}', { params: { path: { id: name } } })),
    onSuccess: (_, { name, title }) => tellDone(`Форма «${title}» убрана`, () => back(name)),
    onError: (error) => tellFailure('Форму убрать не удалось', error),
    onSettled: renew,
  });
}

function FormTable({ forms, remove }: { forms: Form[]; remove?: (form: Form) => void }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Форма</th>
          <th scope="col">Что в ней</th>
          <th scope="col">Столбцы, по которым узнаётся</th>
          {remove && (
            <th scope="col">
              <span className={styles.hidden}>Действия</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {forms.map((form) => (
          <tr key={form.name}>
            <th scope="row">{form.title}</th>
            <td>{form.kind_title}</td>
            <td className="v-quiet">
              {form.columns
                .filter(({ heading }) => heading)
                .slice(0, 6)
                .map(({ field, heading }) => `${field} — «${heading}»`)
                .join('; ') || 'по заголовку таблицы'}
            </td>
            {remove && (
              <td className={styles.actions}>
                <Button size="compact-sm" variant="default" onClick={() => remove(form)} aria-label={`Убрать форму: ${form.title}`}>
                  Убрать
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Forms files are recognised by: the municipality's own first. */
export default function FormsPage() {
  const forms = useQuery(formsQuery());
  const remove = useRemove();
  if (forms.error) return <ErrorState error={forms.error} retry={() => void forms.refetch()} />;
  if (!forms.data) return <PageSkeleton />;
  const own = forms.data.forms.filter((form) => form.own);
  const built = forms.data.forms.filter((form) => !form.own);
  return (
    <Page title={own.length > 0 ? `Своих форм: ${formatNumber(own.length)}` : 'Своих форм пока нет'} crumbs={[{ title: 'Загрузка файлов', href: '/imports' }, { title: 'Свои формы' }]} subtitle="Форма говорит программе, что стоит в столбцах таблицы. Свою форму создаёт экран «Назвать столбцы» при загрузке незнакомого файла.">
      <Section title="Свои">{own.length > 0 ? <FormTable forms={own} remove={(form) => remove.mutate(form)} /> : <EmptyState title="Пока ни одной">Загрузите файл, форму которого программа не узнаёт, и назовите его столбцы.</EmptyState>}</Section>
      <Section title={`Встроенные: ${formatNumber(built.length)}`}>
        <FormTable forms={built} />
      </Section>
    </Page>
  );
}
