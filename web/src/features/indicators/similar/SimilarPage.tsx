import { MultiSelect, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { useYear } from '@/features/context/context';
import { schoolsQuery } from '@/features/schools/api';
import { useRight, useSession } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import catalogue from '../catalogue/Catalogue.module.css';
import { definitionsQuery } from '../catalogue/api';
import { IndicatorTabs } from '../IndicatorTabs';
import ratings from '../ratings/Ratings.module.css';
import { similarQuery, type Similar } from './api';
import { Comparisons, Conditions, FoundList } from './SimilarTables';

function titleOf(data: Similar | undefined): string {
  if (!data || data.found.length === 0) return 'Похожие школы';
  const worse = data.comparisons.filter(({ words }) => words.startsWith('ниже')).length;
  const better = data.comparisons.filter(({ words }) => words.startsWith('выше')).length;
  const said = [better > 0 ? `выше похожих школ по ${counted(better, ['показателю', 'показателям', 'показателям'])}` : '', worse > 0 ? `ниже по ${counted(worse, ['показателю', 'показателям', 'показателям'])}` : ''].filter(Boolean);
  return `${data.school}: ${said.length > 0 ? said.join(', ') : 'не отличается от похожих школ'}`;
}

function Bar({ school, schools, year, own }: { school: number | null; schools: { value: string; label: string }[]; year: number | null; own: boolean }) {
  const [address, change] = useAddress();
  const { years } = useYear();
  const definitions = useQuery(definitionsQuery);
  const choices = (definitions.data?.items ?? []).filter(({ by }) => by.includes('school')).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className={`${catalogue.bar} v-no-print`}>
      {!own && <FilterSelect label="Школа" any="Выберите школу" width={260} value={school ? String(school) : ''} choices={schools} onChange={(next) => change({ school: next })} />}
      <FilterSelect label="Год" width={90} value={year ? String(year) : ''} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(next) => change({ year: next })} />
      {!own && <NativeSelect size="xs" label="Сколько похожих" w={110} value={address.count ?? '5'} data={['3', '5', '8', '12']} onChange={(event) => change({ count: event.currentTarget.value === '5' ? undefined : event.currentTarget.value })} />}
      <MultiSelect size="xs" label="Показатели" placeholder={address.ind ? undefined : 'Успеваемость, качество, выполнение'} searchable clearable limit={200} maxValues={8} w={420} data={choices} value={address.ind ? address.ind.split(',') : []} onChange={(next) => change({ ind: next.join(',') })} />
    </div>
  );
}

/** Schools in like conditions, and one beside them: rural with rural, small with small. */
export default function SimilarPage() {
  const [address] = useAddress();
  const { data: session } = useSession();
  const { year } = useYear();
  const own = session?.node.kind === 'school';
  const maySchools = useRight('schools.read');
  const schools = useQuery({ ...schoolsQuery(), enabled: maySchools && !own });
  const school = own ? session.node.id : Number(address.school) || null;
  const similar = useQuery(similarQuery(school && year ? { school, year, count: Number(address.count) || 5, indicators: address.ind } : null));
  const list = (schools.data ?? []).filter(({ kind }) => kind === 'school').map(({ id, name }) => ({ value: String(id), label: name }));
  const { data } = similar;
  return (
    <Page wide title={titleOf(data)} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Показатели', href: '/indicators' }, { title: 'Похожие школы' }]} subtitle={own ? 'Сравнение со школами в похожих условиях: без их названий и значений, только среднее.' : 'Школа рядом с теми, кто работает в похожих условиях: сельская с сельскими, малая с малыми.'}>
      <IndicatorTabs />
      <Bar school={school} schools={list} year={year} own={own} />
      {!school && <EmptyState title="Выберите школу">Найдутся школы, похожие на неё по размеру, классам, месту и контекстным данным.</EmptyState>}
      {school && similar.isPending && <PageSkeleton />}
      {similar.error && <ErrorState error={similar.error} retry={() => void similar.refetch()} />}
      {data?.why && <EmptyState title="Похожих школ не нашлось">{data.why}</EmptyState>}
      {data && !data.why && (
        <div aria-busy={similar.isFetching}>
          <Comparisons data={data} />
          <Section title={`На что похожа: ${counted(data.found.length, nouns.school)}`}>
            <div className={ratings.padded}>
              {!own && <FoundList data={data} />}
              <Conditions data={data} />
              <p className={ratings.method}>{data.method}</p>
            </div>
          </Section>
        </div>
      )}
    </Page>
  );
}
