import { formatDate } from '@/ui/format';
import type { Column } from '@/ui/table';

import styles from './Papers.module.css';
import { levelTitle, paperStatusWords, type Paper } from './types';

function text(id: string, title: string, of: (paper: Paper) => string, width?: number): Column<Paper> {
  return { id, title, width, cell: (paper) => of(paper) || <span className="v-quiet">—</span>, sort: (paper) => of(paper) || null, csv: { titles: [title], cells: (paper) => [of(paper)] } };
}

/** The register as an office keeps it. */
export const columns: Column<Paper>[] = [
  { ...text('title', 'Название', (paper) => paper.title), width: '34%', fixed: true, cell: (paper) => (paper.title ? <span className={styles.three} title={paper.title}>{paper.title}</span> : <span className="v-quiet">без названия</span>) },
  text('kind', 'Вид', (paper) => paper.kind, 120),
  text('number', 'Номер', (paper) => paper.number, 100),
  { ...text('dated', 'Дата', (paper) => formatDate(paper.dated), 100), sort: (paper) => paper.dated },
  text('issuer', 'Кто издал', (paper) => paper.issuer, 200),
  text('level', 'Уровень', (paper) => levelTitle(paper.level), 130),
  {
    ...text('status', 'Состояние', (paper) => paperStatusWords[paper.status], 140),
    cell: (paper) => (
      <span className={styles.status} data-status={paper.status}>
        {paperStatusWords[paper.status]}
      </span>
    ),
  },
];
