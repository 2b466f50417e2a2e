import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { FilterSelect } from '@/ui/FilterSelect';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { knowledgeQuery, type Knowledge } from './api';
import { kimColumns, minimumColumns, scaleColumns } from './columns';
import { EntryDrawer, type Chosen } from './EntryDrawer';
import { History } from './History';
import styles from './Knowledge.module.css';
import { Missing } from './Missing';
import { fits, kinds, type KindId } from './words';

const filters = [
  { name: 'year', label: 'Год', width: 90 },
  { name: 'procedure', label: 'Процедура', width: 130 },
  { name: 'grade', label: 'Параллель', width: 100 },
  { name: 'subject', label: 'Предмет', width: 190 },
] as const;
const sorting = [
  { id: 'year', desc: true },
  { id: 'grade', desc: false },
];

function List({ data, kind, tools, onOpen }: { data: Knowledge; kind: KindId; tools: React.ReactNode; onOpen: (chosen: Chosen) => void }) {
  const [address] = useAddress();
  const key = (row: { file: string; subject: string; grade: number }, index = '') => `${row.file} ${row.grade} ${row.subject} ${index}`;
  if (kind === 'kim') return <DataTable name="описания КИМ" caption="Описания КИМ" columns={kimColumns} rows={data.kims.filter((row) => fits(row, address))} rowKey={key} sorting={sorting} tools={tools} onOpen={(exam) => onOpen({ kind, exam })} />;
  if (kind === 'scale') return <DataTable name="шкалы" caption="Шкалы" columns={scaleColumns} rows={data.scales.filter((row) => fits(row, address))} rowKey={(row) => key(row, row.kind)} sorting={sorting} tools={tools} onOpen={(scale) => onOpen({ kind, exam: scale, scale })} />;
  return <DataTable name="минимальные баллы" caption="Минимальные баллы" columns={minimumColumns} rows={data.minima.filter((row) => fits(row, address))} rowKey={(row) => key(row, `${row.purpose} ${row.value}`)} sorting={sorting} tools={tools} onOpen={(minimum) => onOpen({ kind, exam: minimum, minimum })} />;
}

/** Descriptions of papers, scales and minima: where each comes from, who wrote it, and the way to put it right. */
export default function KnowledgePage() {
  const [address, change] = useAddress();
  const mayChange = useRight('knowledge.change');
  const knowledge = useQuery(knowledgeQuery);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  if (knowledge.isPending) return <PageSkeleton />;
  if (knowledge.error) return <ErrorState error={knowledge.error} retry={() => void knowledge.refetch()} />;
  const { kims, scales, minima, missing } = knowledge.data;
  const history = address.list === 'history';
  const kind = kinds.find(({ id }) => id === address.list) ?? kinds[0];
  const counts: Record<KindId, number> = { kim: kims.length, scale: scales.length, minimum: minima.length };
  const rows = { kim: kims, scale: scales, minimum: minima }[kind.id];
  const choices = (name: (typeof filters)[number]['name']) => [...new Set(rows.map((row) => String(row[name])))].sort((a, b) => a.localeCompare(b, 'ru', { numeric: true })).map((value) => ({ value, label: value }));
  const fresh: Chosen = { kind: kind.id, fresh: true, exam: { procedure: 'ВПР', year: Number(address.year) || new Date().getFullYear(), grade: Number(address.grade) || 0, subject: address.subject ?? '' } };
  const tools = filters.map(({ name, label, width }) => <FilterSelect key={name} label={label} any="Все" width={width} value={address[name]} choices={choices(name)} onChange={(value) => change({ [name]: value })} />);
  return (
    <Page wide title="КИМ и шкалы" crumbs={[{ title: 'Обзор', href: '/' }, { title: 'КИМ и шкалы' }]} subtitle="Что проверяет каждое задание и как балл переводится в отметку. Сведения одного года в другом не применяются." actions={mayChange && !history && <Button onClick={() => setChosen(fresh)}>Добавить {kind.one}</Button>}>
      <div className={`${styles.bar} v-no-print`}>
        <SegmentedControl size="xs" aria-label="Что показать" value={history ? 'history' : kind.id} data={[...kinds.map(({ id, title }) => ({ value: id, label: `${title}: ${counts[id]}` })), { value: 'history', label: 'Правки' }]} onChange={(list) => change({ list }, false)} />
      </div>
      {!history && <Missing missing={[...missing].filter((exam) => fits(exam, address)).sort((a, b) => b.year - a.year)} onAdd={mayChange ? setChosen : undefined} />}
      {history && <History mayChange={mayChange} />}
      {!history && counts[kind.id] === 0 && <EmptyState title={`${kind.title}: пока ничего нет`}>Загрузите файл с таблицей заданий на странице «Загрузка файлов» или добавьте запись здесь.</EmptyState>}
      {!history && counts[kind.id] > 0 && <List key={kind.id} data={knowledge.data} kind={kind.id} tools={tools} onOpen={setChosen} />}
      <EntryDrawer chosen={chosen} mayChange={mayChange} onClose={() => setChosen(null)} />
    </Page>
  );
}
