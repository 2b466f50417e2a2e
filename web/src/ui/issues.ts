import type { Schemas } from '@/api/client';

export type Issue = Schemas['Issue'];
export type Severity = Issue['severity'];

export const severityWords: Record<Severity, string> = { error: 'ошибка', warning: 'предупреждение', note: 'к сведению' };
export const severitySigns: Record<Severity, string> = { error: '✕', warning: '!', note: 'i' };

/** "A", "B" … "Z", "AA": the letters of a 1-based column. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** «D14»; «таблица 2, строка 5» for a document; «столбец D» or «строка 14» when only one is known. */
export function cellText({ table, row, column }: Issue['place']): string {
  if (table > 0) return [`таблица ${table}`, row > 0 && `строка ${row}`, column > 0 && `столбец ${column}`].filter(Boolean).join(', ');
  if (row > 0 && column > 0) return `${columnLetters(column)}${row}`;
  if (row > 0) return `строка ${row}`;
  return column > 0 ? `столбец ${columnLetters(column)}` : '';
}

/** How to mend it on a page: what is said to the command line only is left out. */
export const fixText = ({ fix }: Pick<Issue, 'fix'>): string => fix.replace(/; в командной строке[\s\S]*$/u, '.');

export function countBySeverity(issues: Issue[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const issue of issues) counts[issue.severity] += 1;
  return counts;
}
