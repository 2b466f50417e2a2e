import { Button, Drawer, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';

import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { formatDate } from '@/ui/format';
import { Page } from '@/ui/Page';
import { ErrorState, PageSkeleton } from '@/ui/states';
import { saveXlsx } from '@/ui/xlsx';

import sets from '../sets/Sets.module.css';
import { movesOf, ratingQuery, stageText, tableQuery, trialOf, type Rating, type RatingTable } from './api';
import { CriteriaView } from './CriteriaView';
import { ObjectForm, Objections } from './Objections';
import { OwnRow } from './OwnRow';
import { PlacesTable } from './PlacesTable';
import styles from './Ratings.module.css';
import { StageActions } from './StageActions';
import { Steps } from './Steps';
import { WeightsBar } from './WeightsBar';

const views = [
  { value: 'places', label: 'Места' },
  { value: 'criteria', label: 'Критерии' },
  { value: 'objections', label: 'Возражения' },
  { value: 'steps', label: 'Ход' },
];

function save(rating: Rating, data: RatingTable) {
  saveXlsx(rating.name.slice(0, 80), ['Школа', 'Место', 'Место от', 'Место до', 'Балл', 'Держится при других весах, %', ...data.criteria.map(({ name }) => name), 'Словами'], data.schools.map((row) => [row.name, row.place, row.place === null ? null : row.low, row.place === null ? null : row.high, row.score.value, row.place === null ? null : 100 * row.kept, ...row.values.map((value) => value.value ?? value.absence_text), row.words]));
}

function Places({ rating }: { rating: Rating }) {
  const [address] = useAddress();
  const own = rating.sight === 'own';
  const mayTry = useRight('ratings.change');
  const trial = mayTry ? trialOf(address, rating.rules) : {};
  const tried = trial.weights !== undefined || trial.scaling !== undefined;
  const table = useQuery(tableQuery(rating.id, trial));
  const written = useQuery(tableQuery(rating.id, {}, tried));
  if (table.isPending) return <PageSkeleton />;
  if (table.error) return <ErrorState error={table.error} retry={() => void table.refetch()} />;
  const { data } = table;
  if (own) return <OwnRow data={data} />;
  return (
    <div aria-busy={table.isFetching}>
      <p className={styles.finding}>{data.finding}</p>
      {data.warnings.length > 0 && (
        <div className={sets.warning} role="note">
          {data.warnings.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {mayTry && <WeightsBar rating={rating} trial={trial} data={data} />}
      <PlacesTable data={data} moves={tried && written.data ? movesOf(data.schools, written.data.schools) : new Map()} />
      <p className={styles.method}>{data.method}</p>
      <Button className="v-no-print" size="compact-xs" variant="subtle" onClick={() => save(rating, data)}>
        Excel (XLSX)
      </Button>
    </div>
  );
}

function Criteria({ rating }: { rating: Rating }) {
  const table = useQuery(tableQuery(rating.id, {}));
  if (table.isPending) return <PageSkeleton />;
  if (table.error) return <ErrorState error={table.error} retry={() => void table.refetch()} />;
  return <CriteriaView rating={rating} data={table.data} />;
}

/** One rating: places with their ranges, criteria, objections, what was done with it. */
export default function RatingPage() {
  const { id = '' } = useParams();
  const [address, change] = useAddress();
  const [objecting, setObjecting] = useState(false);
  const rating = useQuery(ratingQuery(Number(id)));
  const table = useQuery(tableQuery(Number(id), {}, objecting));
  const mayAnswer = useRight('ratings.change');
  const mayObject = useRight('ratings.object');
  if (rating.isPending) return <PageSkeleton />;
  if (rating.error) return <ErrorState error={rating.error} retry={() => void rating.refetch()} />;
  const { data } = rating;
  const view = views.find(({ value }) => value === address.view)?.value ?? 'places';
  const waiting = data.objections.filter(({ verdict, withdrawn_at }) => verdict === null && withdrawn_at === null).length;
  const titles = views.map(({ value, label }) => ({ value, label: value === 'objections' && waiting > 0 ? `${label} (${waiting})` : value === 'places' && data.sight === 'own' ? 'Строка школы' : label }));
  const days = data.appeals_from && `возражения с ${formatDate(data.appeals_from)} по ${formatDate(data.appeals_to)}`;
  return (
    <Page
      wide
      title={`${data.name}, ${data.year} год`}
      crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Показатели', href: '/indicators' }, { title: 'Рейтинги', href: '/indicators/ratings' }, { title: data.name }]}
      subtitle={[data.municipality, stageText(data), days, data.act].filter(Boolean).join(' · ')}
      actions={mayObject && data.appeals_open ? <Button onClick={() => setObjecting(true)}>Возразить</Button> : <StageActions rating={data} />}
    >
      <div style={{ marginBottom: 10 }} className="v-no-print">
        <SegmentedControl size="xs" aria-label="Что показать" value={view} data={titles} onChange={(next) => change({ view: next }, false)} />
      </div>
      {view === 'places' && <Places rating={data} />}
      {view === 'criteria' && <Criteria rating={data} />}
      {view === 'objections' && <Objections rating={data} mayAnswer={mayAnswer} mayObject={mayObject} />}
      {view === 'steps' && <Steps rating={data} />}
      <Drawer opened={objecting} onClose={() => setObjecting(false)} title="Возражение школы">
        {objecting && <ObjectForm rating={data} data={table.data} onClose={() => setObjecting(false)} />}
      </Drawer>
    </Page>
  );
}
