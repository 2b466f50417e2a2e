import type { TableQuery, TableRow } from './api';
import { worksOf } from './api';

export type WorksQuery = ReturnType<typeof worksOf> & { class_name?: string };

/** What a label of the pivot says of works: «2021», «5 класс», a subject. */
function told(key: string | undefined, text: string): Partial<WorksQuery> | null {
  if (key === 'year') return { year: Number(text) };
  if (key === 'grade') return { grade: Number.parseInt(text, 10) };
  if (key === 'subject') return { subject: text };
  if (key === 'procedure') return { procedure: text };
  if (key === 'class') return { class_name: text };
  return null;
}

function behindPivot(query: TableQuery, row: TableRow, column: string): WorksQuery | null {
  const whose = query.rows === 'school' && row.node ? { school: row.node } : told(query.rows, row.cells[0]?.text ?? '');
  const which = told(query.columns, column);
  return whose && which ? { ...worksOf(query), ...whose, ...which } : null;
}

/** The works a number of the table is counted from; nothing where they cannot be picked. */
export function worksBehind(view: string, query: TableQuery, row: TableRow, column: string): WorksQuery | null {
  if (view === 'pivot') return behindPivot(query, row, column);
  if (!['marks', 'journal', 'scores', 'tasks', 'skills'].includes(view)) return null;
  const base = worksOf(query);
  if (row.level === 'all') return base;
  return { ...base, school: row.node, ...(row.level === 'class' ? { class_name: row.cells[0]?.text ?? '' } : {}) };
}
