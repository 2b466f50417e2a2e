import { useQuery } from '@tanstack/react-query';

import { useYear } from '@/features/context/context';
import { useAddress } from '@/ui/address';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { questionOf, seriesQuery, type Definition } from './api';
import { unitOf } from './useValues';
import { Years } from './Years';

/** The years of an indicator: the whole choice and everybody in it. */
export function YearsView({ definition }: { definition: Definition }) {
  const [address] = useAddress();
  const { isPending } = useYear();
  const asked = { ...questionOf({ ...address, year: 'all' }, definition, null, unitOf(definition)), zones: undefined };
  const series = useQuery(seriesQuery(definition.id, asked, !isPending));
  const whole = useQuery(seriesQuery(definition.id, { ...asked, by: 'all' }, !isPending));
  if (series.error) return <ErrorState error={series.error} retry={() => void series.refetch()} />;
  if (!series.data) return <PageSkeleton rows={6} />;
  if (series.data.length === 0) return <EmptyState title="Лет для сравнения пока нет">Загрузите результаты прошлых лет.</EmptyState>;
  return <Years series={series.data} whole={whole.data?.[0]} definition={definition} />;
}
