import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { Chips } from '@/ui/Chips';
import { DataTable } from '@/ui/DataTable';
import { FilterSelect } from '@/ui/FilterSelect';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { papersQuery } from './api';
import { columns } from './columns';
import { chipsOf, filterKeys, filterPapers } from './filters';
import { NewPaper } from './NewPaper';
import { PaperPanel } from './PaperPanel';
import { levelWords, paperStatusWords, type Paper } from './types';

function headline(papers: Paper[]): string {
  const drafts = papers.filter((paper) => paper.status === 'draft').length;
  return `Акты и приказы: ${counted(papers.length, nouns.paper)}${drafts > 0 ? `, проектов ${drafts}` : ''}`;
}

const choices = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** The register of legal acts and orders of every level. */
export default function PapersPage() {
  const [address, change] = useAddress();
  const papers = useQuery(papersQuery());
  const mayChange = useRight('papers.change');
  const [adding, setAdding] = useState(false);
  const [text, setText] = useState(address.q ?? '');
  const search = useDebouncedCallback((q: string) => change({ q: q.trim() }), 250);
  if (papers.isPending) return <PageSkeleton rows={12} />;
  if (papers.error) return <ErrorState error={papers.error} retry={() => void papers.refetch()} />;
  const rows = papers.data;
  const shown = filterPapers(rows, address);
  const clear = (keys: readonly string[]) => {
    if (keys.includes('q')) setText('');
    change(Object.fromEntries(keys.map((key) => [key, undefined])));
  };
  const kinds = [...new Set(rows.map((paper) => paper.kind))].sort((a, b) => a.localeCompare(b, 'ru'));
  const years = [...new Set(rows.flatMap((paper) => (paper.dated ? [paper.dated.slice(0, 4)] : [])))].sort().reverse();
  const tools = (
    <>
      <TextInput size="xs" label="Текст" w={200} leftSection={<IconSearch size={14} aria-hidden="true" />} value={text} onChange={(event) => { setText(event.currentTarget.value); search(event.currentTarget.value); }} />
      <FilterSelect label="Уровень" any="Все" width={150} value={address.level} choices={choices(levelWords)} onChange={(level) => change({ level })} />
      <FilterSelect label="Состояние" any="Все" width={150} value={address.status} choices={choices(paperStatusWords)} onChange={(status) => change({ status })} />
      <FilterSelect label="Вид" any="Все" width={160} value={address.kind} choices={kinds.map((kind) => ({ value: kind, label: kind }))} onChange={(kind) => change({ kind })} />
      <FilterSelect label="Год" any="Все" width={100} value={address.year} choices={years.map((year) => ({ value: year, label: year }))} onChange={(year) => change({ year })} />
    </>
  );
  return (
    <Page
      wide
      title={headline(rows)}
      crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Акты и приказы' }]}
      actions={
        mayChange && (
          <>
            <Button variant="default" onClick={() => setAdding(true)}>
              Добавить акт
            </Button>
            <Button component={Link} href="/papers/new">
              Подготовить приказ
            </Button>
          </>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState title="Реестр пуст">Здесь будут акты, на которых стоит дорожная карта, и приказы, которые вы подготовите по шаблонам.</EmptyState>
      ) : (
        <>
          <Chips items={chipsOf(address)} onRemove={(key) => clear([key])} onClear={() => clear(filterKeys)} />
          <DataTable name="акты" caption="Реестр актов" columns={columns} rows={shown} rowKey={(paper) => paper.id} onOpen={(paper) => change({ paper: String(paper.id) }, false)} sorting={[{ id: 'dated', desc: true }]} tools={tools} />
          {shown.length === 0 && <EmptyState title="Под выбранные условия ничего не подошло" />}
        </>
      )}
      {adding && <NewPaper onClose={() => setAdding(false)} />}
      <PaperPanel id={Number(address.paper) || null} onClose={() => change({ paper: undefined })} />
    </Page>
  );
}
