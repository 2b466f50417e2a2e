import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';

import { DataTable } from './DataTable';
import { formatNumber } from './format';
import { cellText, countBySeverity, fixText, severitySigns, severityWords, type Issue, type Severity } from './issues';
import styles from './IssueTable.module.css';
import type { Column } from './table';

interface IssueTableProps {
  issues: Issue[];
  name: string;
  /** How many there are when the list is cut. */
  total?: number;
}

const order: Severity[] = ['error', 'warning', 'note'];

function text(id: string, title: string, of: (issue: Issue) => string): Column<Issue> {
  return { id, title, cell: (issue) => of(issue) || <span className="v-quiet">—</span>, sort: (issue) => of(issue) || null, csv: { titles: [title], cells: (issue) => [of(issue)] } };
}

const severity: Column<Issue> = {
  id: 'severity',
  title: 'Важность',
  fixed: true,
  width: 130,
  cell: (issue) => (
    <span className={styles.severity} data-severity={issue.severity}>
      <span aria-hidden="true">{severitySigns[issue.severity]}</span> {severityWords[issue.severity]}
    </span>
  ),
  sort: (issue) => order.indexOf(issue.severity),
  csv: { titles: ['Важность'], cells: (issue) => [severityWords[issue.severity]] },
};

const file = text('file', 'Файл', (issue) => issue.place.file);
const rest = [
  text('sheet', 'Лист', (issue) => issue.place.sheet),
  text('cell', 'Место', (issue) => cellText(issue.place)),
  text('message', 'Что не так', (issue) => issue.message),
  text('found', 'Найдено', (issue) => issue.found),
  text('expected', 'Ожидалось', (issue) => issue.expected),
  text('fix', 'Как исправить', fixText),
];

/** A column in which nothing would stand is not shown. */
const tells: Record<string, (issue: Issue) => string> = { sheet: (issue) => issue.place.sheet, cell: (issue) => cellText(issue.place), found: (issue) => issue.found, expected: (issue) => issue.expected, fix: fixText };

/** All problems of a file at once: where, what was found, what was expected, how to mend it. */
export function IssueTable({ issues, name, total = issues.length }: IssueTableProps) {
  const [only, setOnly] = useState('all');
  const counts = countBySeverity(issues);
  const several = new Set(issues.map((issue) => issue.place.file)).size > 1;
  const columns = [severity, ...(several ? [file] : []), ...rest.filter((column) => column.id === 'message' || issues.some(tells[column.id] ?? (() => true)))];
  const data = [{ value: 'all', label: `Все ${formatNumber(issues.length)}` }, ...order.filter((entry) => counts[entry] > 0).map((entry) => ({ value: entry, label: `${severityWords[entry]} ${formatNumber(counts[entry])}` }))];
  return (
    <div className={styles.issues}>
      {total > issues.length && <p className="v-quiet">Показаны первые {formatNumber(issues.length)} из {formatNumber(total)}.</p>}
      <DataTable name={name} caption="Замечания" columns={columns} rows={only === 'all' ? issues : issues.filter((issue) => issue.severity === only)} rowKey={(issue) => issues.indexOf(issue)} sorting={[{ id: 'severity', desc: false }]} tools={data.length > 2 && <SegmentedControl size="xs" aria-label="Важность" value={only} onChange={setOnly} data={data} />} />
    </div>
  );
}
