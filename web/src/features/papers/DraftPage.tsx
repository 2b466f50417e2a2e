import { Alert, Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';

import { useAddress } from '@/ui/address';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { tellDone } from '@/ui/undo';

import { templatesQuery, useDraft, useRemovePaper } from './api';
import { missingOf, startOf } from './draft';
import styles from './Papers.module.css';
import type { Template } from './types';

function Form({ template }: { template: Template }) {
  const [values, setValues] = useState(() => startOf(template));
  const [tried, setTried] = useState(false);
  const [, navigate] = useLocation();
  const draft = useDraft();
  const remove = useRemovePaper();
  const missing = missingOf(template, values);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) return;
    draft.mutateAsync({ template: template.id, fields: values }).then(({ id }) => {
      navigate(`/papers?paper=${id}`);
      tellDone('Проект подготовлен', () => remove.mutateAsync(id));
    }, () => undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={720}>
        {draft.error && (
          <Alert color="red" variant="light" role="alert">
            {draft.error.message}
          </Alert>
        )}
        {tried && missing.length > 0 && (
          <Alert color="red" variant="light" role="alert" title="Заполните поля">
            {missing.join(', ')}
          </Alert>
        )}
        {template.fields.map((field) => {
          const common = { label: field.title, description: field.help || undefined, required: field.required, value: values[field.id] ?? '', error: tried && field.required && !values[field.id]?.trim() ? 'Заполните это поле' : undefined, onChange: (event: { currentTarget: { value: string } }) => setValues({ ...values, [field.id]: event.currentTarget.value }) };
          return field.kind === 'long' || field.kind === 'list' ? <Textarea key={field.id} autosize minRows={3} maxRows={12} {...common} /> : <TextInput key={field.id} type={field.kind === 'date' ? 'date' : 'text'} {...common} />;
        })}
        <div>
          <Button type="submit" loading={draft.isPending}>
            Подготовить проект
          </Button>
        </div>
      </Stack>
    </form>
  );
}

/** A draft of an order from a template: choose, fill in, see its text in the card. */
export default function DraftPage() {
  const [address, change] = useAddress();
  const templates = useQuery(templatesQuery());
  if (templates.isPending) return <PageSkeleton rows={8} />;
  if (templates.error) return <ErrorState error={templates.error} retry={() => void templates.refetch()} />;
  const template = templates.data.find((entry) => entry.id === address.template) ?? templates.data[0];
  return (
    <Page title="Подготовить приказ по шаблону" crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Акты и приказы', href: '/papers' }, { title: 'Новый приказ' }]}>
      {!template ? (
        <EmptyState title="Шаблонов нет">Их кладут в папку настроек программы.</EmptyState>
      ) : (
        <>
          <NativeSelect className={styles.actions} maw={520} label="Шаблон" data={templates.data.map((entry) => ({ value: entry.id, label: entry.title }))} value={template.id} onChange={(event) => change({ template: event.currentTarget.value })} />
          <Form key={template.id} template={template} />
        </>
      )}
    </Page>
  );
}
