import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';

import { formatDate } from '@/ui/format';
import { Section } from '@/ui/Section';
import { tellDone, tellFailure } from '@/ui/undo';

import { mutesQuery, useMute, useUnmute, type Mute } from './api';
import styles from './Profile.module.css';

function Item({ mute }: { mute: Mute }) {
  const unmute = useUnmute();
  const again = useMute();
  const { object, object_id, reason, until } = mute;
  const go = () => unmute.mutateAsync(mute.id).then(() => tellDone('Напоминания включены снова', () => again.mutateAsync({ object, object_id, reason, until })), (error: Error) => tellFailure('Не изменено', error));
  return (
    <li>
      <span>{mute.title}</span>
      <Button size="compact-xs" variant="subtle" loading={unmute.isPending} onClick={() => void go()} aria-label={`Напоминать снова: ${mute.title}`}>
        Напоминать снова
      </Button>
      <small>
        {until ? `до ${formatDate(until)}` : 'бессрочно'}: {reason}
      </small>
    </li>
  );
}

/** What the person asked not to be reminded of, and why. */
export function Mutes() {
  const mutes = useQuery(mutesQuery());
  const rows = mutes.data ?? [];
  return (
    <Section title="О чём не напоминать">
      {rows.length === 0 && <p className={`${styles.body} v-quiet`}>Таких задач нет. Отключить напоминания можно в карточке задачи.</p>}
      <ul className={styles.list}>
        {rows.map((mute) => (
          <Item key={mute.id} mute={mute} />
        ))}
      </ul>
    </Section>
  );
}
