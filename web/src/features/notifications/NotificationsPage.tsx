import { Anchor, Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useAddress } from '@/ui/address';
import { formatDate, formatMoment } from '@/ui/format';
import { Page } from '@/ui/Page';
import { counted } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { tellDone, tellFailure } from '@/ui/undo';

import { notificationsQuery, useRead, type Notification } from './api';
import { hrefOf } from './links';
import styles from './Notifications.module.css';

const messages = ['непрочитанное уведомление', 'непрочитанных уведомления', 'непрочитанных уведомлений'] as const;

function Item({ item }: { item: Notification }) {
  const read = useRead();
  const go = () => void read.mutateAsync({ ids: [item.id] }).then(() => tellDone('Отмечено прочитанным', () => read.mutateAsync({ ids: [item.id], read: false })), () => undefined);
  return (
    <li data-unread={!item.read_at || undefined}>
      <span className={styles.dot} aria-label={item.read_at ? undefined : 'не прочитано'}>
        {item.read_at ? '' : '●'}
      </span>
      <Anchor component={Link} href={hrefOf(item.link)} className={styles.title} onClick={() => !item.read_at && read.mutate({ ids: [item.id] })}>
        {item.title}
      </Anchor>
      <span className={styles.when}>{formatMoment(item.at)}</span>
      {item.read_at ? (
        <span />
      ) : (
        <Button size="compact-xs" variant="subtle" onClick={() => go()} aria-label={`Прочитано: ${item.title}`}>
          Прочитано
        </Button>
      )}
      {item.tasks.length > 0 ? <NoticeTasks tasks={item.tasks} /> : item.text && <p className={styles.text}>{item.text}</p>}
    </li>
  );
}

/** The tasks a message speaks of; each opens beside the list. */
function NoticeTasks({ tasks }: { tasks: Notification['tasks'] }) {
  const [, change] = useAddress();
  return (
    <ul className={styles.tasks}>
      {tasks.slice(0, 10).map((task) => (
        <li key={task.id}>
          {task.text ? (
            <Anchor component="button" type="button" onClick={() => change({ task: String(task.id) }, false)}>
              {task.number} {task.text}
            </Anchor>
          ) : (
            'Этой задачи больше нет'
          )}
          , срок {formatDate(task.due)}
        </li>
      ))}
      {tasks.length > 10 && <li>и ещё {tasks.length - 10}</li>}
    </ul>
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
  const readAll = () => {
    const ids = items.filter((item) => !item.read_at).map((item) => item.id);
    read.mutateAsync({ all: true }).then(() => tellDone('Всё отмечено прочитанным', () => read.mutateAsync({ ids, read: false })), (error: Error) => tellFailure('Не записано', error));
  };
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
            <Button size="xs" loading={read.isPending} onClick={() => readAll()}>
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
