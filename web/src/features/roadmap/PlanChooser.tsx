import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';

import { useAddress } from '@/ui/address';
import { formatDates } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { useLocation } from 'wouter';

import type { RoadmapRow } from './api';
import styles from './Roadmap.module.css';

/** The full title of the plan; with several plans it opens the list of them, and the view stays. */
export function PlanChooser({ row, others }: { row: RoadmapRow; others: RoadmapRow[] }) {
  const [address] = useAddress();
  const [, navigate] = useLocation();
  if (others.length < 2) return (
      <span className={styles.planTitle} title={row.title}>
        <span>{row.title}</span>
      </span>
    );
  return (
    <Menu width={620} position="bottom-start">
      <Menu.Target>
        <button type="button" className={styles.planTitle} title={row.title} aria-label={`План: ${row.title}. Выбрать другой`}>
          <span>{row.title}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.plans}>
        {others.map((other) => (
          <Menu.Item key={other.id} aria-current={other.id === row.id || undefined} onClick={() => navigate(`/roadmaps/${other.id}${address.view ? `?view=${address.view}` : ''}`)}>
            {other.title}
            <small className="v-quiet">
              {' '}
              {formatDates(other.period.from, other.period.to)} · {counted(other.measures, nouns.measure)}
            </small>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
