import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useYear } from '@/features/context/context';
import { useSession } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';
import { Page } from '@/ui/Page';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { clustersQuery, farthest, isSearch, rulesQuery, usualMethod, type Cluster, type Clusters } from './api';
import styles from './Clusters.module.css';
import { ClusterTabs } from './ClusterTabs';

const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Группы школ' }];
const number = (value: number | null) => (value === null ? <span className="v-quiet">скрыто</span> : formatNumber(value, Math.abs(value) < 10 ? 1 : 0));

function Bar({ method, k }: { method: string; k: number }) {
  const [, change] = useAddress();
  const rules = useQuery(rulesQuery);
  const { year, years, choose } = useYear();
  return (
    <div className={`${styles.bar} v-no-print`}>
      <FilterSelect label="Деление" width={320} value={method} choices={(rules.data ?? []).map(({ id, title }) => ({ value: id, label: title }))} onChange={(next) => change({ method: next === usualMethod ? undefined : next, k: undefined })} />
      <FilterSelect label="Год" width={90} value={String(year ?? '')} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(next) => choose(Number(next))} />
      {isSearch(method) && <FilterSelect label="Сколько групп" any="Лучшее число" width={140} value={k ? String(k) : ''} choices={[2, 3, 4, 5, 6, 7, 8].map((one) => ({ value: String(one), label: String(one) }))} onChange={(next) => change({ k: next })} />}
    </div>
  );
}

function Group({ one, method, year, own }: { one: Cluster; method: string; year: number | null; own: boolean }) {
  const compare = `/comparison?${new URLSearchParams({ cluster: `${method}/${one.number}`, year: String(year ?? '') }).toString()}`;
  const free = !one.few && !isSearch(method);
  return (
    <Section title={`${one.number}. ${one.title}${own ? '' : `: ${counted(one.members.length, nouns.school)}`}`} aside={free && <Link href={compare}>сравнить внутри группы</Link>}>
      <div className={styles.group}>
        <p className={styles.words}>{one.words}</p>
        <p className={styles.holding} data-holding={one.holding}>
          {one.stability_words}
        </p>
        <ul className={styles.members}>
          {one.members.map(({ id, name }) => (
            <li key={id}>
              <Link href={`/schools/${id}`}>{name}</Link>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

function Means({ data }: { data: Clusters }) {
  return (
    <Section title="Условия групп в среднем">
      <div className={grid.scroll} style={{ border: 0 }}>
        <table className={`${grid.table} ${styles.table}`}>
          <caption className={grid.caption}>Средние условий по группам; жирным — группа, которая дальше всех от среднего</caption>
          <thead>
            <tr>
              <th scope="col">Условие</th>
              {data.clusters.map(({ number: place, title }) => (
                <th key={place} scope="col">
                  {place}. {title}
                </th>
              ))}
              <th scope="col">Все школы</th>
              <th scope="col">Известно школ</th>
            </tr>
          </thead>
          <tbody>
            {data.conditions.map(({ name, mean, known }, at) => {
              const means = data.clusters.map((one) => one.means[at] ?? null);
              const far = farthest(means, mean);
              return (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {means.map((value, index) => (
                    <td key={index} data-far={index === far || undefined}>
                      {number(value)}
                    </td>
                  ))}
                  <td>{number(mean)}</td>
                  <td className="v-quiet">{known}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** Groups of schools in like conditions: by rules, or found in the figures with how steadily each holds. */
export default function ClustersPage() {
  const [address] = useAddress();
  const { year, isPending } = useYear();
  const { data: session } = useSession();
  const method = address.method ?? usualMethod;
  const k = isSearch(method) ? Number(address.k) || 0 : 0;
  const clusters = useQuery(clustersQuery(year, method, k));
  const own = session?.node.kind === 'school';
  const { data } = clusters;
  return (
    <Page wide title={data?.headline || 'Группы школ по условиям работы'} crumbs={crumbs} subtitle={own ? 'Ваша группа без названий остальных школ.' : data?.note}>
      <ClusterTabs />
      <Bar method={method} k={k} />
      {!isPending && year === null && <EmptyState title="Делить пока нечего">После загрузки результатов и контекстных данных здесь будут группы школ в похожих условиях.</EmptyState>}
      {clusters.error && <ErrorState error={clusters.error} retry={() => void clusters.refetch()} />}
      {year !== null && clusters.isPending && <PageSkeleton />}
      {data?.why && <EmptyState title="Групп нет">{data.why}</EmptyState>}
      {data && !data.why && (
        <div aria-busy={clusters.isFetching}>
          {data.clusters.map((one) => (
            <Group key={one.number} one={one} method={data.method} year={year} own={own} />
          ))}
          {data.left_out.length > 0 && (
            <Section title="Не известно, куда отнести">
              <div className={styles.group}>{data.left_out.map(({ name }) => name).join(', ')}</div>
            </Section>
          )}
          <Means data={data} />
          <ul className={styles.notes}>
            {data.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
    </Page>
  );
}
