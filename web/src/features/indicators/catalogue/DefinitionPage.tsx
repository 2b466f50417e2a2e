import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';

import { useExams, useYear } from '@/features/context/context';
import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { Page } from '@/ui/Page';
import { ErrorState, PageSkeleton } from '@/ui/states';

import { IndicatorFilters } from '../IndicatorFilters';
import { filtersOf } from '../formula/api';
import { NormsView } from '../norms/NormsView';
import { definitionQuery, type Definition } from './api';
import { Card } from './Card';
import styles from './Catalogue.module.css';
import { Marks } from './Marks';
import { Parameters } from './Parameters';
import { CompareView, MapView, SpreadView, TableView, type ViewProps } from './views';
import { YearsView } from './YearsView';

const views = [
  { value: 'table', label: 'Таблица', View: TableView },
  { value: 'compare', label: 'Сравнение школ', View: CompareView },
  { value: 'map', label: 'Плитки', View: MapView },
  { value: 'years', label: 'Динамика', View: YearsView },
  { value: 'spread', label: 'Распределение', View: SpreadView },
  { value: 'norms', label: 'Нормативы', View: NormsView },
  { value: 'about', label: 'О показателе', View: ({ definition }: ViewProps) => <Card definition={definition} /> },
];

const directions: Record<Definition['direction'], string> = { more_is_better: 'чем больше, тем лучше', less_is_better: 'чем меньше, тем лучше', none: '' };

/** One indicator: its values in a table, a comparison, tiles, by years, as a distribution, and what it is. */
export default function DefinitionPage() {
  const { id = '' } = useParams();
  const [address, change] = useAddress();
  const definition = useQuery(definitionQuery(decodeURIComponent(id)));
  const exams = useExams();
  const { year } = useYear();
  const mayChange = useRight('indicators.change');
  if (definition.isPending) return <PageSkeleton />;
  if (definition.error) return <ErrorState error={definition.error} retry={() => void definition.refetch()} />;
  const { data } = definition;
  const view = views.find(({ value }) => value === address.view) ?? views[0];
  const { View = TableView, value: shown = 'table' } = view ?? {};
  const about = [data.group, data.unit, directions[data.direction]].filter(Boolean).join(' · ');
  return (
    <Page wide title={data.name} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Показатели', href: '/indicators' }, { title: data.short_name || data.name }]} subtitle={about} actions={data.own && mayChange && <Button variant="default" component={Link} href={`/indicators/own/${data.id}`}>Изменить показатель</Button>}>
      <p className={styles.formula}>
        {data.formula}
        <span className="v-quiet"> · </span>
        <Marks of={data} />
      </p>
      <div className={`${styles.bar} v-no-print`}>
        <SegmentedControl size="xs" aria-label="Что показать" value={shown} data={views.map(({ value, label }) => ({ value, label }))} onChange={(next) => change({ view: next }, false)} />
      </div>
      {shown !== 'about' && shown !== 'norms' && (
        <>
          <div className={`${styles.bar} v-no-print`}>
            <IndicatorFilters exams={exams.data ?? []} query={{ by: 'school', ...filtersOf(address), year: address.year === 'all' || shown === 'years' ? undefined : (filtersOf(address).year ?? year ?? undefined) }} />
          </div>
          <Parameters definition={data} />
        </>
      )}
      <View definition={data} />
    </Page>
  );
}
