import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useYear } from '@/features/context/context';
import { useRight } from '@/features/session/session';
import { FilterSelect } from '@/ui/FilterSelect';
import grid from '@/ui/Grid.module.css';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { addList, officialQuery, removeList, restoreList, type OfficialLists } from './official';
import styles from './Profile.module.css';
import { RiskTabs } from './RiskTabs';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Зоны риска', href: '/risk' }, { title: 'Официальный список' }];

function useChange<Input>(change: (input: Input) => Promise<unknown>, done?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      done?.();
      await Promise.all([client.invalidateQueries({ queryKey: ['official-lists'] }), client.invalidateQueries({ queryKey: ['profiles'] })]);
    },
  });
}

function AddForm({ year }: { year: number }) {
  const [title, setTitle] = useState('');
  const [source, setSource] = useState('');
  const [text, setText] = useState('');
  const add = useChange(addList, () => {
    setTitle('');
    setSource('');
    setText('');
  });
  return (
    <Section title={`Внести список за ${year} год`}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ year, title, source, text });
        }}
      >
        <TextInput size="xs" label="Название" description="Например: письмо от 12.09.2025 № 5" value={title} required onChange={(event) => setTitle(event.currentTarget.value)} />
        <TextInput size="xs" label="Откуда" value={source} onChange={(event) => setSource(event.currentTarget.value)} />
        <Textarea size="xs" label="Школы" description="Строка — школа: код или название, затем «;» и причина. Можно вставить столбцы из Excel." autosize minRows={4} maxRows={14} value={text} required onChange={(event) => setText(event.currentTarget.value)} />
        {add.error && <p role="alert">{add.error.message}</p>}
        <Button size="xs" type="submit" loading={add.isPending}>
          Внести
        </Button>
      </form>
    </Section>
  );
}

function Lists({ data, may }: { data: OfficialLists; may: boolean }) {
  const remove = useChange(removeList);
  const restore = useChange(restoreList);
  return (
    <Section title="Внесённые списки">
      <ul className={styles.lists}>
        {data.lists.map(({ id, title, source, removed, schools }) => (
          <li key={id}>
            {removed ? <s>{title}</s> : title}
            {source && <span className="v-quiet"> — {source}</span>}: {counted(schools.length, nouns.school)}{' '}
            {may && (
              <Button size="compact-xs" variant="default" className="v-no-print" onClick={() => (removed ? restore : remove).mutate(id)}>
                {removed ? 'Вернуть' : 'Убрать'}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Agreement({ data, year }: { data: OfficialLists; year: number | null }) {
  const known = data.lists.some((list) => !list.removed && list.year === year);
  const none = <span className="v-quiet">—</span>;
  if (data.agreement.length === 0) return <EmptyState title="Школ нет">Ни в списках, ни по правилу низких результатов за этот год школ нет.</EmptyState>;
  return (
    <Section title="Список и правило рядом">
      <div className={grid.scroll} style={{ border: 0 }}>
        <table className={`${grid.table} ${styles.reasons}`}>
          <caption className={grid.caption}>Официальный список и правило</caption>
          <thead>
            <tr>
              <th scope="col">Школа</th>
              <th scope="col">В списке</th>
              <th scope="col">Причина из списка</th>
              <th scope="col">Итог</th>
            </tr>
          </thead>
          <tbody>
            {data.agreement.map(({ code, name, listed, reason, words }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                <td>{known ? (listed ? 'да' : 'нет') : none}</td>
                <td>{listed ? reason || <span className="v-quiet">не указана</span> : none}</td>
                <td>{words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** Lists that came from above, beside what the rule says. */
export default function OfficialPage() {
  const { year, years, choose } = useYear();
  const lists = useQuery(officialQuery(year));
  const may = useRight('procedures.change');
  const { data } = lists;
  return (
    <Page wide title={data?.headline ?? 'Официальный список'} crumbs={crumbs} subtitle="Официальный список приходит отдельно; расчёт по правилу его не заменяет.">
      <RiskTabs />
      <div className={`${styles.bar} v-no-print`}>
        <FilterSelect label="Год" width={90} value={String(year ?? '')} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(next) => choose(Number(next))} />
      </div>
      {lists.error && <ErrorState error={lists.error} retry={() => void lists.refetch()} />}
      {year !== null && lists.isPending && <PageSkeleton />}
      {data && <Agreement data={data} year={year} />}
      {data && data.lists.length > 0 && <Lists data={data} may={may} />}
      {may && year !== null && <AddForm key={year} year={year} />}
    </Page>
  );
}
