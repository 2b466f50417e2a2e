import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Redirect, useLocation } from 'wouter';

import { fold } from '@/app/search';
import { useSession } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatNumber } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import type { Column } from '@/ui/table';

import { schoolsQuery, type SchoolRow } from './api';

const settlements = { town: 'город', village: 'село', '': 'не указано' };

const columns: Column<SchoolRow>[] = [
  { id: 'name', title: 'Школа', fixed: true, width: '38%', cell: (row) => <Link href={`/schools/${row.id}`}>{row.name}</Link>, sort: (row) => row.name, csv: { titles: ['Школа'], cells: (row) => [row.name] } },
  { id: 'code', title: 'Код', cell: (row) => row.code, sort: (row) => row.code, csv: { titles: ['Код'], cells: (row) => [row.code] } },
  { id: 'municipality', title: 'Муниципалитет', cell: (row) => row.municipality, sort: (row) => row.municipality, csv: { titles: ['Муниципалитет'], cells: (row) => [row.municipality] } },
  { id: 'settlement', title: 'Местность', cell: (row) => (row.settlement ? settlements[row.settlement] : <span className="v-quiet">не указано</span>), sort: (row) => row.settlement || null, csv: { titles: ['Местность'], cells: (row) => [settlements[row.settlement]] } },
  { id: 'pupils', title: 'Обучающихся', align: 'right', cell: (row) => (row.pupils === null ? <span className="v-quiet">нет данных</span> : formatNumber(row.pupils)), sort: (row) => row.pupils, csv: { titles: ['Обучающихся'], cells: (row) => [row.pupils ?? 'нет данных'] } },
  { id: 'participants', title: 'Работ за последний год', align: 'right', cell: (row) => (row.participants > 0 ? formatNumber(row.participants) : <span className="v-quiet">нет данных</span>), sort: (row) => row.participants, csv: { titles: ['Работ за последний год'], cells: (row) => [row.participants] } },
  { id: 'signs', title: 'Признаков', align: 'right', cell: (row) => (row.signs ? <strong>{formatNumber(row.signs)}</strong> : <span className="v-quiet">{row.signs === null ? 'не показано' : 'нет'}</span>), sort: (row) => row.signs, csv: { titles: ['Признаков'], cells: (row) => [row.signs] } },
];

function filtered(rows: SchoolRow[], q: string, only: string | undefined): SchoolRow[] {
  return rows.filter((row) => (!q || fold(`${row.name} ${row.code} ${row.municipality}`).includes(fold(q))) && (only !== 'signs' || (row.signs ?? 0) > 0) && (only !== 'town' || row.settlement === 'town') && (only !== 'village' || row.settlement === 'village'));
}

export default function SchoolsPage() {
  const { data: session } = useSession();
  const schools = useQuery(schoolsQuery());
  const [address, change] = useAddress();
  const [, navigate] = useLocation();
  if (session?.node.kind === 'school') return <Redirect to={`/schools/${session.node.id}`} replace />;
  if (schools.isPending) return <PageSkeleton />;
  if (schools.error) return <ErrorState error={schools.error} retry={() => void schools.refetch()} />;
  const rows = schools.data.filter((row) => row.kind === 'school');
  const marked = rows.filter((row) => (row.signs ?? 0) > 0).length;
  const whole = rows.every((row) => row.signs !== null);
  const one = new Set(rows.map((row) => row.municipality)).size < 2;
  const shown = filtered(rows, address.q ?? '', address.only);
  const tools = (
    <>
      <TextInput size="xs" label="Найти школу" placeholder="Название или код" w={240} leftSection={<IconSearch size={14} aria-hidden="true" />} value={address.q ?? ''} onChange={(event) => change({ q: event.currentTarget.value })} />
      <FilterSelect label="Показать" any="Все" value={address.only} width={200} choices={[{ value: 'signs', label: 'С признаками' }, { value: 'town', label: 'Городские' }, { value: 'village', label: 'Сельские' }]} onChange={(only) => change({ only })} />
    </>
  );
  return (
    <Page title={`${counted(rows.length, nouns.school)}${marked > 0 ? `, ${whole ? 'признаки' : 'признаки открыты'} у ${formatNumber(marked)}` : whole ? ', признаков нет' : ''}`} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Школы' }]}>
      {rows.length === 0 ? (
        <EmptyState title="Школ ещё нет">Школы появятся, когда вы загрузите результаты: программа заведёт те, что встретит в файлах.</EmptyState>
      ) : (
        <DataTable name="школы" caption="Школы" columns={one ? columns.filter((column) => column.id !== 'municipality') : columns} rows={shown} rowKey={(row) => row.id} onOpen={(row) => navigate(`/schools/${row.id}`)} tools={tools} highlight={(row) => (row.signs ?? 0) > 0} />
      )}
    </Page>
  );
}
