import { Button, SegmentedControl } from '@mantine/core';
import { IconAlertCircle, IconUser } from '@tabler/icons-react';

import { useAddress } from '@/ui/address';
import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import styles from './Roadmap.module.css';
import { viewOf, views } from './views';

interface ViewBarProps {
  /** The view shows the whole plan, whatever the filters. */
  whole: boolean;
  shown: number;
  total: number;
  /** Whether the person may have tasks of their own here. */
  mine: boolean;
}

/** Which view of the plan, and the two questions asked most: what is mine, what is late. */
export function ViewBar({ whole, shown, total, mine }: ViewBarProps) {
  const [address, change] = useAddress();
  const late = address.term === 'overdue';
  return (
    <div className={`${styles.viewBar} v-no-print`}>
      <SegmentedControl size="xs" aria-label="Вид" value={viewOf(address.view)} data={views.map(({ id, title }) => ({ value: id, label: title }))} onChange={(view) => change({ view: view === 'table' ? undefined : view })} />
      <span className={styles.count} role="status">
        {whole || shown === total ? counted(total, nouns.measure) : `${formatNumber(shown)} из ${counted(total, ['мероприятия', 'мероприятий', 'мероприятий'])}`}
      </span>
      {mine && !whole && (
        <Button size="compact-sm" variant={address.mine ? 'filled' : 'default'} aria-pressed={Boolean(address.mine)} leftSection={<IconUser size={14} aria-hidden="true" />} onClick={() => change({ mine: address.mine ? undefined : '1' })}>
          Моё
        </Button>
      )}
      {!whole && <Button size="compact-sm" variant={late ? 'filled' : 'default'} aria-pressed={late} leftSection={<IconAlertCircle size={14} aria-hidden="true" />} onClick={() => change({ term: late ? undefined : 'overdue' })}>
        Просрочено
      </Button>}
    </div>
  );
}
