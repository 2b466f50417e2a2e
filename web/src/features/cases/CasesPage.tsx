import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';

import { isBelow, useSession } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatDate } from '@/ui/format';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';

import { casesQuery, type CaseRow } from './api';
import styles from './Cases.module.css';
import { OpenCaseButton } from './OpenCaseButton';
import { examOf, listTitle, ownTitle } from './words';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Случаи' }];

const columns: Column<CaseRow>[] = [
  { id: 'school', title: 'Школа', fixed: true, cell: (row) => row.school.name, sort: (row) => row.school.name, csv: { titles: ['Код', 'Школа'], cells: (row) => [row.school.code, row.school.name] } },
  { id: 'year', title: 'Год', align: 'right', cell: (row) => row.year, sort: (row) => row.year, csv: { titles: ['Год'], cells: (row) => [row.year] } },
  { id: 'title', title: 'Признак', width: 300, cell: (row) => row.title, csv: { titles: ['Признак'], cells: (row) => [row.title] } },
  { id: 'exam', title: 'Работа', width: 150, cell: examOf, sort: examOf, csv: { titles: ['Работа'], cells: (row) => [examOf(row)] } },
  { id: 'stage', title: 'Состояние', width: 165, cell: (row) => <span className={row.stage === 'overdue' ? styles.late : undefined}>{row.outcome_title ?? row.stage_title}</span>, sort: (row) => row.stage_title, csv: { titles: ['Состояние'], cells: (row) => [row.outcome_title ?? row.stage_title] } },
  { id: 'reply', title: 'Ответ школы', width: 118, cell: (row) => (row.stand ? <span>получен</span> : <span className="v-quiet">до {formatDate(row.reply_to)}</span>), sort: (row) => row.reply_to, csv: { titles: ['Ответ до'], cells: (row) => [row.reply_to] } },
  { id: 'sight', title: 'Кто видит', width: 150, cell: (row) => <span className="v-quiet">{row.published ? 'управление, регион' : 'школа и кто ведёт'}</span>, csv: { titles: ['Кто видит'], cells: (row) => [row.published ? 'управление, регион' : 'школа и кто ведёт'] } },
];

/** Cases the person sees: of the school its own, of the office what it opened and what is open for work. */
export default function CasesPage() {
  const [address, change] = useAddress();
  const [, navigate] = useLocation();
  const { data: session } = useSession();
  const below = isBelow(session);
  const cases = useQuery(casesQuery());
  const rows = useMemo(() => cases.data ?? [], [cases.data]);
  const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => b - a);
  const shown = rows.filter((row) => (!address.year || String(row.year) === address.year) && (address.state === 'closed' ? row.stage === 'closed' : address.state === 'open' ? row.stage !== 'closed' : true));
  if (cases.isPending) return <PageSkeleton />;
  if (cases.error) return <ErrorState error={cases.error} retry={() => void cases.refetch()} />;
  const tools = (
    <>
      <FilterSelect compact label="Год" any="Все годы" value={address.year} choices={years.map((year) => ({ value: String(year), label: String(year) }))} width={120} onChange={(year) => change({ year })} />
      <FilterSelect compact label="Состояние" any="В работе и закрытые" value={address.state} choices={[{ value: 'open', label: 'В работе' }, { value: 'closed', label: 'Закрытые' }]} width={190} onChange={(state) => change({ state })} />
    </>
  );
  return (
    <Page wide title={below ? ownTitle(rows) : listTitle(rows)} crumbs={crumbs} subtitle={below ? 'Вопросы о результатах вашей школы. Ответ школы видят раньше всех.' : 'Признак — это вопрос школе. Она отвечает первой, потом причины, рекомендация, мера, перепроверка и итог.'} actions={<OpenCaseButton />}>
      {rows.length === 0 ? (
        <EmptyState title="Случаев пока нет">{below ? 'Если у управления появится вопрос о результатах школы, он будет здесь и в уведомлениях.' : 'Откройте случай здесь или на странице свидетельств школы: Объективность → Школы за год.'}</EmptyState>
      ) : (
        <DataTable name="случаи" caption="Случаи по объективности" columns={columns} rows={shown} rowKey={(row) => row.id} tools={tools} onOpen={(row) => navigate(`/objectivity/cases/${row.id}`)} highlight={(row) => row.stage === 'overdue'} />
      )}
    </Page>
  );
}
