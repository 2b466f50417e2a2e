import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'wouter';

import { PlanFrame } from '@/features/plans/PlanFrame';
import { useRight } from '@/features/session/session';
import { formatDates } from '@/ui/format';
import { counted, nouns, plural } from '@/ui/plural';
import { Section } from '@/ui/Section';
import { ErrorState, PageSkeleton } from '@/ui/states';
import { tellDone, tellFailure } from '@/ui/undo';

import { eventsQuery, useRemoveEvent, useRestoreEvent, type PlanEvent } from './api';
import { EventForm } from './EventForm';
import styles from './Events.module.css';
import { followedText } from './group';
import { WaitingList } from './WaitingList';

type Open = { event: PlanEvent } | { kind: string } | null;

function EventItem({ event, onEdit }: { event: PlanEvent; onEdit: () => void }) {
  const mayChange = useRight('roadmap.change');
  const remove = useRemoveEvent();
  const restore = useRestoreEvent();
  const go = () => {
    remove.mutateAsync(event.id).then(({ followed }) => tellDone(`Событие убрано: ${followedText(followed)}`, () => restore.mutateAsync(event.id)), (error: Error) => tellFailure('Не убрано', error));
  };
  return (
    <li>
      <span>
        <span className="v-number">{formatDates(event.date, event.end_date)}</span> {event.title}
      </span>
      {mayChange && (
        <span className={`${styles.actions} v-no-print`}>
          <Button size="compact-xs" variant="subtle" onClick={onEdit} aria-label={`Изменить: ${event.title}`}>
            Изменить
          </Button>
          <Button size="compact-xs" variant="subtle" loading={remove.isPending} onClick={go} aria-label={`Убрать: ${event.title}`}>
            Убрать
          </Button>
        </span>
      )}
      <span className={styles.small}>
        {event.kind_title}. {event.windows > 0 ? `От него ${plural(event.windows, ['зависит', 'зависят', 'зависят'])} ${counted(event.windows, nouns.term)}.` : 'Сроки карты от него не зависят.'} {event.note}
      </span>
    </li>
  );
}

/** Dated events of the municipality and the terms that hang on them. */
export default function EventsPage() {
  const id = Number(useParams<{ id: string }>().id);
  const events = useQuery(eventsQuery(id));
  const mayChange = useRight('roadmap.change');
  const [open, setOpen] = useState<Open>(null);
  if (events.isPending) return <PageSkeleton rows={8} />;
  if (events.error) return <ErrorState error={events.error} retry={() => void events.refetch()} />;
  const { waiting, kinds } = events.data;
  const rows = events.data.events;
  return (
    <PlanFrame id={id} tab="events" title={waiting.length > 0 ? `События: ${counted(waiting.length, nouns.measure)} без даты` : 'События: у всех сроков есть даты'} actions={mayChange && <Button onClick={() => setOpen({ kind: '' })}>Назначить дату</Button>}>
      <div className={styles.columns}>
        <WaitingList roadmap={id} rows={waiting} onDate={(kind) => setOpen({ kind })} />
        <Section title="Назначенные события" aside={rows.length > 0 ? rows.length : undefined}>
          {rows.length === 0 && <p className={styles.none}>Пока ни одного. Назначьте дату процедуры или получения результатов, и сроки, которые от неё зависят, получат даты.</p>}
          <ul className={styles.list}>
            {rows.map((event) => (
              <EventItem key={event.id} event={event} onEdit={() => setOpen({ event })} />
            ))}
          </ul>
        </Section>
      </div>
      {open && <EventForm kinds={kinds} event={'event' in open ? open.event : null} kind={'kind' in open ? open.kind || undefined : undefined} waiting={waiting.length} onClose={() => setOpen(null)} />}
    </PlanFrame>
  );
}
