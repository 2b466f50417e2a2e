import { Link } from 'wouter';

import { useRight } from '@/features/session/session';
import { formatDate } from '@/ui/format';

import type { RoadmapRow } from './api';
import styles from './Roadmap.module.css';

const states = { draft: 'проект', submitted: 'на согласовании', approved: 'утверждён', superseded: 'заменён новой редакцией' };

function ActLink({ act }: { act: NonNullable<RoadmapRow['act']> }) {
  const mayRead = useRight('papers.read');
  const text = `${act.kind || 'акт'} № ${act.number}${act.date ? ` от ${formatDate(act.date)}` : ''}`;
  return mayRead ? <Link href={act.paper_id ? `/papers?paper=${act.paper_id}` : `/papers?q=${encodeURIComponent(act.number)}`}>{text}</Link> : <>{text}</>;
}

/** Which version of the plan this is and what act put it in force; each leads to its page. */
export function PlanVersion({ row }: { row: RoadmapRow }) {
  const maySee = useRight('proposals.make');
  if (!row.state) return null;
  const words = `${row.version && row.version > 1 ? `редакция ${row.version}, ` : ''}${states[row.state]}`;
  return (
    <>
      <span className={styles.version} data-state={row.state}>
        {maySee ? (
          <Link href={`/roadmaps/${row.id}/versions`} title="Все редакции карты">
            {words}
          </Link>
        ) : (
          words
        )}
      </span>
      {row.act?.number && (
        <span className={styles.act}>
          {' '}
          <ActLink act={row.act} />
        </span>
      )}
    </>
  );
}
