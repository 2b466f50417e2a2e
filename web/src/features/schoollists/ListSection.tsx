import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { schoolsQuery } from '@/features/schools/api';
import { useRight } from '@/features/session/session';
import { formatMoment } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { tellDone, tellFailure } from '@/ui/undo';

import { useSetList, type SchoolList } from './api';
import { ListEditor } from './ListEditor';
import styles from './SchoolLists.module.css';
import type { ListUser } from './users';

/** Why a school is here: its signs where results speak, else the decision that named it. */
function Why({ list, signs }: { list: SchoolList; signs: number | null | undefined }) {
  if (list.kind === 'signs' && signs !== undefined && signs !== null) return <>{signs > 0 ? `${counted(signs, nouns.sign)} за последний год` : 'за последний год признаков нет'}</>;
  return <>{list.source || 'основание не указано'}</>;
}

function Users({ users }: { users: ListUser[] }) {
  if (users.length === 0) return <p className="v-quiet">Ни один план на этот список сейчас не ссылается.</p>;
  return (
    <ul className={styles.users}>
      {users.map(({ plan, party, measures }) => (
        <li key={`${plan.id} ${party}`}>
          <Link href={`/roadmaps/${plan.id}?executor=${encodeURIComponent(party)}`}>
            «{party}» — {counted(measures, nouns.measure)}
          </Link>
          <span className="v-quiet">{plan.title}</span>
        </li>
      ))}
    </ul>
  );
}

/** One list: who is in and why, since when, and which measures of plans are carried out by exactly these schools. */
export function ListSection({ list, users }: { list: SchoolList; users: ListUser[] }) {
  const [editing, setEditing] = useState(false);
  const mayChange = useRight('roadmap.change');
  const maySchools = useRight('schools.read');
  const schools = useQuery({ ...schoolsQuery(), enabled: maySchools });
  const count = useSetList();
  const signs = new Map((schools.data ?? []).map((row) => [row.id, row.signs]));
  const before = { kind: list.kind, source: list.source, schools: list.schools.map(({ id }) => id) };
  const recount = () => count.mutateAsync({ kind: list.kind, computed: true }).then(() => tellDone('Список посчитан по загруженным результатам', () => count.mutateAsync(before)), (error: Error) => tellFailure('Список не посчитан', error));
  return (
    <Section
      title={`${list.title}: ${list.schools.length}`}
      aside={
        mayChange && (
          <span className={`${styles.deeds} v-no-print`}>
            {list.kind === 'signs' && (
              <Button size="compact-sm" variant="default" loading={count.isPending} onClick={() => void recount()}>
                Посчитать по результатам
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
              Изменить список
            </Button>
          </span>
        )
      }
    >
      <div className={styles.body}>
        <div>
          <p className="v-quiet">
            {list.updated_at ? `Список ${list.source ? `«${list.source}», ` : ''}записан ${formatMoment(list.updated_at)}, ${list.updated_by}.` : 'Список ещё никто не заполнил: задачи по нему никому не поручены.'}
          </p>
          <ul className={styles.schools}>
            {list.schools.map(({ id, name }) => (
              <li key={id}>
                {maySchools ? <Link href={`/schools/${id}`}>{name}</Link> : name}
                <span className="v-quiet">
                  <Why list={list} signs={signs.get(id)} />
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>Кому в планах поручено этим списком</h3>
          <Users users={users} />
        </div>
      </div>
      {editing && <ListEditor list={list} onClose={() => setEditing(false)} />}
    </Section>
  );
}
