import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';

import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { Page } from '@/ui/Page';
import { ErrorState, PageSkeleton } from '@/ui/states';

import { audiences, setQuery, type IndicatorSet, type Place } from './api';
import { Approvals } from './Approvals';
import { ApproveDrawer } from './ApproveDrawer';
import { FillDrawer } from './FillDrawer';
import styles from './Sets.module.css';
import { SetTable } from './SetTable';
import { Slots } from './Slots';

const views = [
  { value: 'slots', label: 'Места' },
  { value: 'values', label: 'Значения' },
  { value: 'acts', label: 'Утверждения' },
];

function Warnings({ set }: { set: IndicatorSet }) {
  const said = [...(set.why ? [set.why] : []), ...set.warnings];
  if (said.length === 0) return null;
  return (
    <div className={styles.warning} role="note">
      {said.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

/** One set: its slots, its values by schools with a trial of weights, the acts that approved it. */
export default function SetPage() {
  const { id = '' } = useParams();
  const [address, change] = useAddress();
  const set = useQuery(setQuery(decodeURIComponent(id)));
  const mayChange = useRight('indicators.change');
  const mayApprove = useRight('indicators.approve');
  const [place, setPlace] = useState<Place | null>(null);
  const [approving, setApproving] = useState(false);
  if (set.isPending) return <PageSkeleton />;
  if (set.error) return <ErrorState error={set.error} retry={() => void set.refetch()} />;
  const { data } = set;
  const view = views.find(({ value }) => value === address.view)?.value ?? 'slots';
  const about = [data.group, audiences[data.audience], data.aggregation_title, data.basis && `основание: ${data.basis}`].filter(Boolean).join(' · ');
  return (
    <Page wide title={`${data.name}: заполнено ${data.filled} из ${data.slots}`} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Показатели', href: '/indicators' }, { title: 'Наборы', href: '/indicators/sets' }, { title: data.name }]} subtitle={about} actions={mayApprove && !data.refused && <Button onClick={() => setApproving(true)}>Утвердить актом</Button>}>
      <Warnings set={data} />
      {data.note && <p className="v-quiet">{data.note.charAt(0).toLocaleUpperCase('ru') + data.note.slice(1)}{data.note.endsWith('.') ? '' : '.'}</p>}
      <div style={{ marginBottom: 10 }} className="v-no-print">
        <SegmentedControl size="xs" aria-label="Что показать" value={view} data={views} onChange={(next) => change({ view: next }, false)} />
      </div>
      {view === 'slots' && <Slots set={data} onFill={mayChange ? setPlace : undefined} />}
      {view === 'values' && <SetTable set={data} />}
      {view === 'acts' && <Approvals set={data} mayApprove={mayApprove} />}
      <FillDrawer set={data} place={place} onClose={() => setPlace(null)} />
      <ApproveDrawer set={data} opened={approving} onClose={() => setApproving(false)} />
    </Page>
  );
}
