import { formatDate } from '@/ui/format';

import type { RoadmapRow } from './api';
import styles from './Roadmap.module.css';

const states = { draft: 'проект', submitted: 'на согласовании', approved: 'утверждён', superseded: 'заменён новой редакцией' };

/** Which version of the plan this is and what act put it in force. */
export function PlanVersion({ row }: { row: RoadmapRow }) {
  if (!row.state) return null;
  const act = row.act?.number ? ` ${row.act.kind || 'акт'} № ${row.act.number}${row.act.date ? ` от ${formatDate(row.act.date)}` : ''}` : '';
  return (
    <span className={styles.version} data-state={row.state}>
      {row.version && row.version > 1 ? `редакция ${row.version}, ` : ''}
      {states[row.state]}
      {act && `:${act}`}
    </span>
  );
}
