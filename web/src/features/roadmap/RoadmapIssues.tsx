import { useState } from 'react';

import type { Schemas } from '@/api/client';
import { IssueTable } from '@/ui/IssueTable';
import { counted, nouns } from '@/ui/plural';

import styles from './Roadmap.module.css';

/** What was unclear when the document was read; folded, and drawn only once it is asked for: there may be hundreds. */
export function RoadmapIssues({ issues }: { issues: Schemas['Issue'][] }) {
  const [open, setOpen] = useState(false);
  if (issues.length === 0) return null;
  return (
    <details className={`${styles.issues} v-no-print`} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>При чтении документа: {counted(issues.length, nouns.issue)}</summary>
      {open && <IssueTable issues={issues} name="замечания-дорожная-карта" />}
    </details>
  );
}
