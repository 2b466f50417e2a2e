import type { Batch } from './api';

export const stateTitles: Record<Batch['state'], string> = { pending: 'записывается', committed: 'действует', taken_back: 'убрана' };

export interface BatchFilter {
  state?: string | undefined;
  procedure?: string | undefined;
  subject?: string | undefined;
  year?: string | undefined;
  text?: string | undefined;
}

/** Batches that suit every condition; words are looked for in the names of files and who stored them. */
export function filtered(batches: Batch[], { state, procedure, subject, year, text }: BatchFilter): Batch[] {
  const words = (text ?? '').toLowerCase().trim();
  return batches.filter(
    (batch) =>
      (!state || batch.state === state) &&
      ((!procedure && !subject && !year) || batch.exams.some((exam) => (!procedure || exam.procedure === procedure) && (!subject || exam.subject === subject) && (!year || String(exam.year) === year))) &&
      (!words || [...batch.files, batch.committed_by, `№ ${batch.id}`].some((one) => one.toLowerCase().includes(words))),
  );
}

/** What may be chosen: only what is there. */
export function choicesOf(batches: Batch[], of: 'procedure' | 'subject' | 'year'): string[] {
  const values = new Set(batches.flatMap(({ exams }) => exams.map((exam) => String(exam[of]))));
  return [...values].filter((value) => value !== '' && value !== '0').sort((a, b) => a.localeCompare(b, 'ru', { numeric: true }));
}
