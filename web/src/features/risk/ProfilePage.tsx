import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';

import { useYear } from '@/features/context/context';
import { FilterSelect } from '@/ui/FilterSelect';
import grid from '@/ui/Grid.module.css';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { Light } from './Light';
import { lights, profilesQuery, type Profile, type Profiles } from './profile';
import styles from './Profile.module.css';

function Reasons({ data, school }: { data: Profiles; school: Profile }) {
  const rows = data.factors.map((factor, at) => ({ factor, reason: school.reasons[at] })).sort((a, b) => lights[a.reason?.light ?? 'absent'].order - lights[b.reason?.light ?? 'absent'].order);
  return (
    <Section title="Признаки и причины">
      <div className={grid.scroll} style={{ border: 0 }}>
        <table className={`${grid.table} ${styles.reasons}`}>
          <caption className={grid.caption}>Признаки риска и успеха с причинами</caption>
          <thead>
            <tr>
              <th scope="col">Признак</th>
              <th scope="col">Итог</th>
              <th scope="col">Почему</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ factor, reason }) => (
              <tr key={factor.id}>
                <th scope="row">
                  <Link href={factor.link}>{factor.title}</Link>
                </th>
                <td>{reason && <Light reason={reason} titled />}</td>
                <td>{reason?.words}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** One school: every factor with its reason, the most pressing first. */
export default function ProfilePage() {
  const { id } = useParams<{ id: string }>();
  const { year, years, choose } = useYear();
  const profiles = useQuery(profilesQuery(year, Number(id)));
  const { data } = profiles;
  const school = data?.schools[0];
  const crumbs = [{ title: 'Обзор', href: '/' }, { title: 'Зоны риска', href: '/risk' }, { title: 'Профили школ', href: '/risk/profiles' }, { title: school?.name ?? 'Школа' }];
  return (
    <Page wide title={school?.headline ?? 'Профиль школы'} crumbs={crumbs} subtitle={school && <Link href={`/schools/${school.id}`}>Страница школы</Link>}>
      <div className={`${styles.bar} v-no-print`}>
        <FilterSelect label="Год" width={90} value={String(year ?? '')} choices={years.map((one) => ({ value: String(one), label: String(one) }))} onChange={(next) => choose(Number(next))} />
      </div>
      {profiles.error && <ErrorState error={profiles.error} retry={() => void profiles.refetch()} />}
      {year !== null && profiles.isPending && <PageSkeleton />}
      {data && !school && <EmptyState title="Такой школы нет">Вернитесь к списку профилей и выберите школу.</EmptyState>}
      {data && school && (
        <>
          <Reasons data={data} school={school} />
          <ul className={styles.notes}>
            {data.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
