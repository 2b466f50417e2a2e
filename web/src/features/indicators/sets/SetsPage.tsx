import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import grid from '@/ui/Grid.module.css';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import catalogue from '../catalogue/Catalogue.module.css';
import { FileProblems } from '../FileProblems';
import { IndicatorTabs } from '../IndicatorTabs';
import { audiences, setsQuery, type SetHead } from './api';
import styles from './Sets.module.css';

function Progress({ filled, slots }: Pick<SetHead, 'filled' | 'slots'>) {
  return (
    <span className={styles.progress}>
      <progress value={filled} max={slots} aria-hidden="true" /> {filled} из {slots}
    </span>
  );
}

/** Sets of indicators: which there are, how full they are, which act approved them. */
export default function SetsPage() {
  const sets = useQuery(setsQuery);
  if (sets.isPending) return <PageSkeleton />;
  if (sets.error) return <ErrorState error={sets.error} retry={() => void sets.refetch()} />;
  const groups = [...new Set(sets.data.map(({ group }) => group))];
  const approved = sets.data.filter(({ approved: act }) => act !== null).length;
  return (
    <Page wide title={`Наборы показателей: ${counted(sets.data.length, ['набор', 'набора', 'наборов'])}, утверждено ${approved}`} crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Показатели', href: '/indicators' }, { title: 'Наборы' }]} subtitle="Набор собирает показатели в одно место и утверждается актом: после этого он заморожен и отчёты берут его таким. Места, официального текста которых нет, ждут его.">
      <IndicatorTabs />
      <FileProblems />
      {sets.data.length === 0 && <EmptyState title="Наборов нет">Файлы наборов лежат в каталоге программы и в папке данных.</EmptyState>}
      {groups.map((group) => (
        <section key={group} className={catalogue.family}>
          <h2>{group}</h2>
          <div className={grid.scroll}>
            <table className={`${grid.table} ${styles.list}`}>
              <caption className={grid.caption}>{group}</caption>
              <thead>
                <tr>
                  <th scope="col">Набор</th>
                  <th scope="col">Утверждён</th>
                  <th scope="col">Места</th>
                  <th scope="col">Сведение</th>
                </tr>
              </thead>
              <tbody>
                {sets.data.filter((set) => set.group === group).map((set) => (
                  <tr key={set.id}>
                    <th scope="row">
                      <Link href={`/indicators/sets/${set.id}`}>{set.name}</Link>
                      <br />
                      <small className="v-quiet">{audiences[set.audience]}{set.own ? ', набор муниципалитета' : ''}</small>
                    </th>
                    <td>{set.approved ? `${set.approved.act}, версия ${set.approved.version}` : <span className="v-quiet">не утверждён</span>}</td>
                    <td>
                      <Progress {...set} />
                    </td>
                    <td>{set.aggregation_title}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </Page>
  );
}
