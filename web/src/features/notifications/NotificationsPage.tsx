import { Anchor, Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useAddress } from '@/ui/address';
import { formatMoment } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';

import { notificationsQuery, useRead, type Notification } from './api';
import { hrefOf } from './links';
import styles from './Notifications.module.css';

const messages = ['непрочитанное уведомление', 'непрочитанных уведомления', 'непрочитанных уведомлений'] as const;

function Item({ item }: { item: Notification }) {
  const read = useRead();
  return (
    <li data-unread={!item.read || undefined}>
      <span className={styles.dot} aria-label={item.read ? undefined : 'не прочитано'}>
        {item.read ? '' : '●'}
      </span>
      <Anchor component={Link} href={hrefOf(item.link)} className={styles.title} onClick={() => !item.read && read.mutate([item.id])}>
        {item.title}
      </Anchor>
      <span className={styles.when}>{formatMoment(item.at)}</span>
      {item.read ? (
        <span />
      ) : (
        <Button size="compact-xs" variant="subtle" onClick={() => read.mutate([item.id])} aria-label={`Прочитано: ${item.title}`}>
          Прочитано
        </Button>
      )}
      {item.text && <p className={styles.text}>{item.text}</p>}
    </li>
  );
}

/** What the program told this person, the newest first. */
export default function NotificationsPage() {
  const [address, change] = useAddress();
  const onlyNew = address.show !== 'all';
  const list = useQuery(notificationsQuery(onlyNew));
  const read = useRead();
  if (list.isPending) return <PageSkeleton rows={8} />;
  if (list.error) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  const { unread, items } = list.data;
  return (
    <Page
      title={unread > 0 ? counted(unread, messages) : 'Непрочитанных уведомлений нет'}
      crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Уведомления' }]}
      actions={
        <>
          <SegmentedControl size="xs" aria-label="Какие показать" value={onlyNew ? 'new' : 'all'} data={[{ value: 'new', label: 'Новые' }, { value: 'all', label: 'Все' }]} onChange={(value) => change({ show: value === 'all' ? 'all' : undefined })} />
          <Button size="xs" variant="default" component={Link} href="/profile">
            Настроить напоминания
          </Button>
          {unread > 0 && (
            <Button size="xs" loading={read.isPending} onClick={() => read.mutate('all')}>
              Прочитать все
            </Button>
          )}
        </>
      }
    >
      {items.length === 0 ? (
        <EmptyState title={onlyNew ? 'Всё прочитано' : 'Уведомлений ещё не было'}>Программа напомнит о сроках за 30, 7 и 1 день и о просроченном. Когда и как — в настройке напоминаний.</EmptyState>
      ) : (
        <ul className={styles.list}>
          {items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
    </Page>
  );
}
