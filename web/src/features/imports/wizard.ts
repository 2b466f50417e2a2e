import type { FileAnswers, Import, ImportFile, ImportNeed } from './api';

/** What one file was taken for, in a line: «ВПР, 5 класс, Математика, 2022». */
export function examOf({ sheets }: Pick<ImportFile, 'sheets'>): string {
  const titles = new Set(sheets.map(({ procedure, grade, subject, year }) => [procedure, grade > 0 ? `${grade} класс` : '', subject, year > 0 ? String(year) : ''].filter(Boolean).join(', ')));
  const all = [...titles].filter(Boolean);
  return all.length > 2 ? `${all[0] ?? ''} и ещё ${all.length - 1}` : all.join('; ');
}

export function formOf({ sheets }: Pick<ImportFile, 'sheets'>): string {
  return [...new Set(sheets.map((sheet) => sheet.form_title))].join('; ');
}

export function sumOf(file: Pick<ImportFile, 'sheets'>, of: 'rows' | 'participants' | 'schools'): number {
  return file.sheets.reduce((sum, sheet) => sum + sheet[of], 0);
}

/** Everything said about a file before with a change over it: an answer replaces what was said. */
export function answersOf(file: ImportFile, change: Partial<FileAnswers>): FileAnswers {
  const told = file.told;
  const before: FileAnswers = {
    name: file.name,
    ...(told?.form && { form: told.form }),
    ...(told?.procedure && { procedure: told.procedure }),
    ...(told?.subject && { subject: told.subject }),
    ...(told?.grade && { grade: told.grade }),
    ...(told?.year && { year: told.year }),
    ...(told?.school && { school: told.school }),
    leave_out: file.state === 'left_out',
  };
  return { ...before, ...change };
}

export interface Question {
  field: ImportNeed['field'];
  title: string;
  options: string[];
  /** Files it is about; empty: all together. */
  files: string[];
}

const key = ({ field, options }: Pick<ImportNeed, 'field' | 'options'>) => JSON.stringify([field, options]);

/** The same question about many files is asked once. */
export function questionsOf(needs: ImportNeed[]): Question[] {
  const out = new Map<string, Question>();
  for (const need of needs.filter(({ field }) => field !== 'same' && field !== 'columns')) {
    const known = out.get(key(need)) ?? { field: need.field, title: need.title, options: need.options, files: [] };
    if (need.file && !known.files.includes(need.file)) known.files.push(need.file);
    out.set(key(need), known);
  }
  return [...out.values()];
}

/** Files whose answer to a question is written down: those it is about, or all. */
export function filesOf(entry: Import, question: Question): ImportFile[] {
  return question.files.length === 0 ? entry.files : entry.files.filter(({ shown }) => question.files.includes(shown));
}

/** Answers of one kind for single files; grade and year are numbers. */
export function fileAnswers(entry: Import, question: Question, value: string): FileAnswers[] {
  const said = question.field === 'grade' || question.field === 'year' ? { [question.field]: Number(value) } : { [question.field]: value.trim() };
  return filesOf(entry, question).map((file) => answersOf(file, said));
}

/** Several answers about one file become one. */
export function merged(list: FileAnswers[]): FileAnswers[] {
  const out = new Map<string, FileAnswers>();
  for (const one of list) out.set(one.name, { ...out.get(one.name), ...one });
  return [...out.values()];
}
