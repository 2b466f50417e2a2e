import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconDownload, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useAddress } from '@/ui/address';
import { saveCsv } from '@/ui/csv';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatNumber, formatPercent } from '@/ui/format';
import { counted } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { saveXlsx } from '@/ui/xlsx';

import { progressQuery } from '../api';
import { Legend } from '../Legend';
import type { ViewProps } from '../PlanPage';
import { divisionOf, divisions, periodsOf, tableCells, tableHead, type Group } from './groups';
import styles from './Progress.module.css';
import { ProgressBars } from './ProgressBars';
import { ProgressTable } from './ProgressTable';

function sentence(whole: Group | undefined): string {
  if (!whole || whole.total === 0) return '';
  const late = whole.overdue > 0 ? `, просрочено ${formatNumber(whole.overdue)}` : ', просроченных нет';
  const done = whole.percent === null ? 'Снято всё' : `Выполнено ${formatPercent(whole.percent)}`;
  return `${done} (${formatNumber(whole.done)} из ${counted(whole.total, ['задачи', 'задач', 'задач'])})${late}`;
}

/** How far the plan is, by its parts; every bar leads to the rows behind it. */
export default function ProgressView({ plan }: ViewProps) {
  const [address, change] = useAddress();
  const division = divisionOf(address.by);
  const periods = useMemo(() => periodsOf(plan.measures), [plan.measures]);
  const period = periods.find((entry) => entry.value === address.period);
  const progress = useQuery(progressQuery(plan.id, { by: division.id, from: period?.from, to: period?.to }));
  const asTable = address.as === 'table';
  const { groups: parts = [], all: whole } = progress.data ?? {};
  const name = `Ход выполнения, ${division.title.toLocaleLowerCase('ru')}${period ? `, ${period.label}` : ''}`;
  const rows = () => [...parts, ...(whole ? [{ ...whole, title: 'Всего' }] : [])].map((group) => [group.title, ...tableCells(group)]);
  return (
    <>
      <div className={`${styles.tools} v-no-print`}>
        <SegmentedControl size="xs" aria-label="Чем делить" value={division.id} data={divisions.map(({ id, title }) => ({ value: id, label: title }))} onChange={(by) => change({ by: by === 'section' ? undefined : by })} />
        <FilterSelect compact label="Период" any="Весь план" width={150} value={period?.value} choices={periods} onChange={(value) => change({ period: value })} />
        <span className={styles.gap} />
        <Button size="compact-sm" variant="default" aria-pressed={asTable} leftSection={<IconTable size={14} aria-hidden="true" />} onClick={() => change({ as: asTable ? undefined : 'table' })}>
          {asTable ? 'Показать рисунком' : 'Показать таблицей'}
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-sm" variant="default" leftSection={<IconDownload size={14} aria-hidden="true" />} disabled={parts.length === 0}>
              Выгрузить
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => saveXlsx(name, [division.head, ...tableHead], rows())}>Таблица Excel (XLSX)</Menu.Item>
            <Menu.Item onClick={() => saveCsv(name, [division.head, ...tableHead], rows())}>CSV</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <h2 className={styles.sentence}>{sentence(whole)}</h2>
      {progress.isPending && <PageSkeleton rows={8} />}
      {progress.error && <ErrorState error={progress.error} retry={() => void progress.refetch()} />}
      {progress.data && parts.length === 0 && <EmptyState title="Задач за этот период нет">Выберите другой период или другое деление.</EmptyState>}
      {parts.length > 0 && !asTable && <Legend />}
      {parts.length > 0 && (asTable ? <ProgressTable division={division} parts={parts} whole={whole} /> : <ProgressBars plan={plan} division={division} parts={parts} />)}
    </>
  );
}
