import { formatDates } from './format';
import { counted, nouns } from './plural';

/** A term as the server understood it; only what the field shows. */
export interface Understood {
  kind: string;
  text: string;
  explanation?: string;
  occurrences: { from: string; due: string }[];
  needs_confirmation: { question: string; readings: { text: string; title: string }[] }[];
  /** Words the program could not read. */
  not_understood?: string[];
}

export interface Found {
  summary: string;
  dates: string;
  questions: Understood['needs_confirmation'];
  clear: boolean;
}

const shown = 3;

/** The dates that are still ahead; when all have passed, the last of them. */
function datesFrom(occurrences: Understood['occurrences'], today: string): string {
  if (occurrences.length === 0) return 'Даты появятся, когда наступит событие.';
  const ahead = occurrences.filter(({ due }) => due >= today);
  const last = occurrences.at(-1);
  if (ahead.length === 0 && last) return `Все даты прошли, последняя — ${formatDates(last.from, last.due)}.`;
  const first = ahead.slice(0, shown).map(({ from, due }) => formatDates(from, due));
  const rest = ahead.length - first.length;
  return `${ahead.length < occurrences.length ? 'Ближайшие даты' : 'Даты'}: ${first.join('; ')}${rest > 0 ? ` и ещё ${counted(rest, nouns.term)}` : ''}.`;
}

/** The words under the field: how the term is read, its next dates, what to answer. */
export function foundIn({ kind, text, explanation = '', occurrences, needs_confirmation: questions, not_understood: unread = [] }: Understood, today: string): Found {
  if (kind === 'raw' && occurrences.length === 0) {
    const words = unread.length > 0 ? ` Не прочитано: «${unread.join('», «')}».` : '';
    return { summary: explanation || `Срок не понят: даты назначены не будут.${words}`, dates: '', questions, clear: false };
  }
  return { summary: `Понято: ${text}.`, dates: datesFrom(occurrences, today), questions, clear: questions.length === 0 };
}
