import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { useYear } from '@/features/context/context';
import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { FilterSelect } from '@/ui/FilterSelect';
import { Page } from '@/ui/Page';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { chanceText, headline, riskQuery, rulesQuery, type RiskList, type RiskRule, type RiskSchool } from './api';
import { columnsOf } from './columns';
import { Movements } from './Movements';
import { ReasonPanel } from './ReasonPanel';
import styles from './Risk.module.css';
import { RiskTabs } from './RiskTabs';
import { SaveMenu } from './SaveMenu';
import { Settings } from './Settings';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Зоны риска' }];

function Tools({ rules, rule }: { rules: RiskRule[]; rule: RiskRule }) {
  const [address, change] = useAddress();
  const { year, years, choose } = useYear();
  return (
    <div className={`${styles.tools} v-no-print`}>
      <FilterSelect label="Правило" value={rule.id} choices={rules.map(({ id, title }) => ({ value: id, label: title }))} width={270} onChange={(next) => change({ rule: next, set: undefined })} />
      <FilterSelect label="Год" value={String(year)} choices={years.map((one) => ({ value: String(one), label: String(one) }))} width={90} onChange={(next) => choose(Number(next))} />
      <Settings rule={rule} />
      {year !== null && <SaveMenu rule={rule.id} year={year} set={address.set ?? ''} />}
    </div>
  );
}

function Found({ list }: { list: RiskList }) {
  const [chosen, setChosen] = useState<RiskSchool | null>(null);
  const columns = useMemo(() => columnsOf(list), [list]);
  if (list.schools.every((row) => row.verdict === 'not_assessed')) return <EmptyState title="Оценивать нечего">За этот год нет результатов, о которых говорит правило, или участников в каждой школе меньше, чем нужно. Выберите другой год или правило.</EmptyState>;
  return (
    <>
      <p className={styles.note}>{[chanceText(list), list.zone_words].filter(Boolean).join(' ')}</p>
      <DataTable name="зоны риска" caption="Школы и признаки" columns={columns} rows={list.schools} rowKey={(row) => row.code} onOpen={setChosen} highlight={(row) => row.verdict === 'listed'} />
      <Movements list={list} />
      <ReasonPanel school={chosen} list={list} onClose={() => setChosen(null)} />
    </>
  );
}

export default function RiskPage() {
  const [address] = useAddress();
  const { year, isPending } = useYear();
  const rules = useQuery(rulesQuery);
  const rule = rules.data?.find(({ id }) => id === address.rule) ?? rules.data?.[0];
  const list = useQuery(riskQuery(rule?.id ?? '', rule ? year : null, address.set ?? ''));
  if (rules.error) return <ErrorState error={rules.error} retry={() => void rules.refetch()} />;
  if (!rule || !rules.data || isPending) return <PageSkeleton />;
  if (year === null) {
    return (
      <Page title="Зоны риска: результатов ещё нет" crumbs={crumbs}>
        <EmptyState title="Оценивать пока нечего">После загрузки результатов здесь будет, какие школы отвечают правилу и насколько уверенно.</EmptyState>
      </Page>
    );
  }
  return (
    <Page wide title={list.data ? headline(list.data) : rule.title} crumbs={crumbs} subtitle={rule.note}>
      <RiskTabs />
      <Tools rules={rules.data} rule={rule} />
      {list.error ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : list.data ? <Found list={list.data} /> : <PageSkeleton />}
    </Page>
  );
}
