import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { roadmapsQuery } from '@/features/roadmap/api';
import { FilterSelect } from '@/ui/FilterSelect';
import { formatMoment } from '@/ui/format';
import { Section } from '@/ui/Section';
import { tellDone, tellFailure } from '@/ui/undo';

import { feedsQuery, useAddFeed, useRemoveFeed, type Feed } from './api';
import { FeedAddress } from './FeedAddress';
import styles from './Profile.module.css';

function FeedItem({ feed }: { feed: Feed }) {
  const remove = useRemoveFeed();
  const go = () => remove.mutateAsync(feed.id).then(() => tellDone('Календарь отключён: адрес больше не работает'), (error: Error) => tellFailure('Не отключено', error));
  return (
    <li>
      <span>{feed.title}</span>
      <Button size="compact-xs" variant="subtle" loading={remove.isPending} onClick={() => void go()} aria-label={`Отключить: ${feed.title}`}>
        Отключить
      </Button>
      <small>создан {formatMoment(feed.created_at)}</small>
    </li>
  );
}

/** Calendars for other programs: the address is told once, when it is made. */
export function Feeds() {
  const feeds = useQuery(feedsQuery());
  const roadmaps = useQuery(roadmapsQuery());
  const add = useAddFeed();
  const [which, setWhich] = useState<string | undefined>();
  const [form, setForm] = useState<Feed['form']>('events');
  const make = () => add.mutate(which ? { kind: 'roadmap', roadmap_id: Number(which), form } : { kind: 'person', form });
  return (
    <Section title="Календарь в другой программе">
      <div className={styles.body}>
        <p className="v-quiet">Thunderbird, телефон или Outlook покажут сроки, если подписать их на адрес. Адрес знает только тот, кому вы его дали.</p>
        <div className={styles.address}>
          <FilterSelect label="Что показать" any="Мои задачи" width={260} value={which} choices={(roadmaps.data ?? []).map((row) => ({ value: String(row.id), label: `Карта: ${row.title}` }))} onChange={setWhich} />
          <FilterSelect label="Как" width={170} value={form} choices={[{ value: 'events', label: 'события на весь день' }, { value: 'tasks', label: 'дела со сроком' }]} onChange={(value) => setForm(value === 'tasks' ? 'tasks' : 'events')} />
          <Button size="xs" loading={add.isPending} onClick={make}>
            Создать адрес
          </Button>
        </div>
        {add.error && (
          <p role="alert" className="v-quiet">
            {add.error.message}
          </p>
        )}
        {add.data?.url && <FeedAddress url={add.data.url} />}
      </div>
      <ul className={styles.list}>
        {(feeds.data ?? []).map((feed) => (
          <FeedItem key={feed.id} feed={feed} />
        ))}
      </ul>
    </Section>
  );
}
