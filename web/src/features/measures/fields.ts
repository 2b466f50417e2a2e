import { differing, type MergeField, type Fields } from '@/features/merge/merge';
import type { Roadmap } from '@/features/roadmap/api';

import type { EditableMeasure } from './types';

/** What of a measure a person edits, in the order of the form. */
export const measureFields: MergeField[] = [
  { key: 'number', label: 'Номер', kind: 'line' },
  { key: 'text', label: 'Мероприятие', kind: 'text' },
  { key: 'term', label: 'Срок', kind: 'line' },
  { key: 'reading', label: 'Прочтение срока', kind: 'line' },
  { key: 'responsible', label: 'Ответственные', kind: 'list' },
  { key: 'documents', label: 'Вид документа', kind: 'list' },
  { key: 'result', label: 'Ожидаемый результат', kind: 'text' },
];

export function recordOf({ number, text, deadline, responsible, documents, result }: EditableMeasure): Fields {
  return { number, text, term: deadline.raw, reading: deadline.confirmed ? (deadline.text ?? '') : '', responsible, documents, result };
}

/** What must be sent to come from one record to another: new words of a term forget its reading, so it goes with them. */
export function changeOf(wanted: Fields, before: Fields): Fields {
  const change = differing(wanted, before);
  return 'term' in change && wanted.reading ? { ...change, reading: wanted.reading } : change;
}

/** Kinds of papers the plan already asks for. */
export function kindsUsed(measures: { documents: string[] }[]): string[] {
  return [...new Set(measures.flatMap((measure) => measure.documents))].sort((a, b) => a.localeCompare(b, 'ru'));
}

/** «1.7» → «1.8», «12» → «13»; nothing to go on from gives nothing. */
export function nextNumber(number: string): string {
  const match = /^(.*?)(\d+)(\D*)$/.exec(number);
  return match ? `${match[1]}${Number(match[2]) + 1}${match[3]}` : '';
}

/** The name by which the server finds a section: its title, or its number where titles repeat. */
export function sectionName(sections: Roadmap['sections'], index: number | null): string {
  const section = index === null ? undefined : sections[index];
  if (!section) return '';
  const alone = sections.filter((other) => other.title === section.title).length === 1;
  return alone && section.title ? section.title : section.number;
}

/** Number for a new measure behind the last one of a section. */
export function numberAfter(measures: { number: string; section_index: number | null }[], index: number | null): string {
  return nextNumber(measures.filter((measure) => measure.section_index === index).at(-1)?.number ?? '');
}
