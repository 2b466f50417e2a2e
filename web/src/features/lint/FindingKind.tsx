import { formatNumber } from '@/ui/format';

import type { Finding } from './api';
import { FindingRow } from './FindingRow';
import { few, type Kind } from './group';
import styles from './Lint.module.css';

function Rows({ roadmap, findings }: { roadmap: number; findings: Finding[] }) {
  return (
    <ul className={styles.list}>
      {findings.map((finding) => (
        <FindingRow key={finding.id} roadmap={roadmap} finding={finding} />
      ))}
    </ul>
  );
}

/** Findings of one kind: a few stand open, many are folded under the name of the kind, so that the rest is seen. */
export function FindingKind({ roadmap, kind, open }: { roadmap: number; kind: Kind; open: boolean }) {
  if (kind.findings.length <= few) return <Rows roadmap={roadmap} findings={kind.findings} />;
  return (
    <details className={styles.kind} open={open}>
      <summary>
        {kind.title}: {formatNumber(kind.findings.length)}
      </summary>
      <Rows roadmap={roadmap} findings={kind.findings} />
    </details>
  );
}
