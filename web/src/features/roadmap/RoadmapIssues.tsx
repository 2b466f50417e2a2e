import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { IssueTable } from '@/ui/IssueTable';
import { counted, nouns } from '@/ui/plural';
import { useLater } from '@/ui/useLater';

import { roadmapQuery, type Roadmap } from './api';
import styles from './Roadmap.module.css';

/** The whole of a longer plan is fetched only when somebody opens one of its measures. */
const longest = 500;

/** What was unclear when the document was read; folded, and drawn only once it is asked for: there may be hundreds. */
export function RoadmapIssues({ plan }: { plan: Roadmap }) {
  const [open, setOpen] = useState(false);
  const later = useLater(1500);
  const { data } = useQuery({ ...roadmapQuery(plan.id), enabled: later && plan.measures.length <= longest });
  if (!data || data.issues.length === 0) return null;
  return (
    <details className={`${styles.issues} v-no-print`} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>При чтении документа: {counted(data.issues.length, nouns.issue)}</summary>
      {open && <IssueTable issues={data.issues} name="замечания-дорожная-карта" />}
    </details>
  );
}
