import { formatDates } from './format';
import { counted, nouns } from './plural';

/** A term as the server understood it; only what the field shows. */
export interface Understood {
  kind: string;
  text: string;
  explanation?: string;
  occurrences: { from: string; due: string }[];
  needs_confirmation: { question: string; readings: { text: string; title: string }[] }[];
}

export interface Found {
  summary: string;
  dates: string;
  questions: Understood['needs_confirmation'];
  clear: boolean;
}

const shown = 3;

/** The words under the field: how the term is read, its first dates, what to answer. */
export function foundIn({ kind, text, explanation = '', occurrences, needs_confirmation: questions }: Understood): Found {
  if (kind === 'raw' && occurrences.length === 0) return { summary: explanation || 'Срок не понят: даты назначены не будут.', dates: '', questions, clear: false };
  const first = occurrences.slice(0, shown).map(({ from, due }) => formatDates(from, due));
  const rest = occurrences.length - first.length;
  const dates = first.length === 0 ? 'Даты появятся, когда наступит событие.' : `${first.join('; ')}${rest > 0 ? ` и ещё ${counted(rest, nouns.term)}` : ''}`;
  return { summary: `Понято: ${text}.`, dates, questions, clear: questions.length === 0 };
}
