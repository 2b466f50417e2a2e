import type { Schemas } from '@/api/client';
import { IssueTable } from '@/ui/IssueTable';
import { counted, nouns } from '@/ui/plural';

import styles from './Roadmap.module.css';

/** What was unclear when the document was read; folded, since it is looked at once. */
export function RoadmapIssues({ issues }: { issues: Schemas['Issue'][] }) {
  if (issues.length === 0) return null;
  return (
    <details className={`${styles.issues} v-no-print`}>
      <summary>При чтении документа: {counted(issues.length, nouns.issue)}</summary>
      <IssueTable issues={issues} name="замечания-дорожная-карта" />
    </details>
  );
}
