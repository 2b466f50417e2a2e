import type { MergeField, Fields } from '@/features/merge/merge';

import type { EditableMeasure } from './types';

/** What of a measure a person edits, in the order of the form. */
export const measureFields: MergeField[] = [
  { key: 'number', label: 'Номер', kind: 'line' },
  { key: 'text', label: 'Мероприятие', kind: 'text' },
  { key: 'term', label: 'Срок', kind: 'line' },
  { key: 'responsible', label: 'Ответственные', kind: 'list' },
  { key: 'documents', label: 'Вид документа', kind: 'list' },
  { key: 'result', label: 'Ожидаемый результат', kind: 'text' },
];

export function recordOf({ number, text, deadline, responsible, documents, result }: EditableMeasure): Fields {
  return { number, text, term: deadline.raw, responsible, documents, result };
}

/** Kinds of papers the plan already asks for. */
export function kindsUsed(measures: { documents: string[] }[]): string[] {
  return [...new Set(measures.flatMap((measure) => measure.documents))].sort((a, b) => a.localeCompare(b, 'ru'));
}
