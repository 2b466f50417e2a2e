import type { Board, BoardRow, Contact, Draft, Instance, State } from './api';

/** One school against every procedure of the year. */
export interface SchoolLine {
  id: number;
  code: string;
  name: string;
  municipality: string;
  contacts: Contact[];
  /** By the number of the procedure. */
  cells: Map<number, BoardRow>;
  late: number;
}

/** «ВПР, русский язык, 5 кл.». */
export function headOf({ procedure, ...rest }: Pick<Instance, 'procedure' | 'subject' | 'grade' | 'part'>): string {
  return `${procedure}, ${shortHeadOf(rest).toLocaleLowerCase('ru')}`;
}

/** The same where the procedure is plain: «Русский язык, 5 кл.». */
export function shortHeadOf({ subject, grade, part }: Pick<Instance, 'subject' | 'grade' | 'part'>): string {
  return [subject, `${grade} кл.`, part].filter(Boolean).join(', ');
}

export function linesOf(boards: Board[]): SchoolLine[] {
  const out = new Map<number, SchoolLine>();
  for (const board of boards)
    for (const row of board.rows) {
      const line = out.get(row.school_id) ?? { id: row.school_id, code: row.school, name: row.name, municipality: row.municipality, contacts: [], cells: new Map<number, BoardRow>(), late: 0 };
      line.cells.set(board.id, row);
      line.late += row.state === 'late' ? 1 : 0;
      if (row.contact && !line.contacts.some((known) => known.name === row.contact?.name && known.phone === row.contact.phone && known.email === row.contact.email)) line.contacts.push(row.contact);
      out.set(row.school_id, line);
    }
  return [...out.values()];
}

/** What stands in a cell, so that no colour is needed to read it. */
export function cellText({ state, works, expected }: Pick<BoardRow, 'state' | 'works' | 'expected'>): string {
  if (state === 'loaded') return expected && works !== expected ? `${works} из ${expected}` : String(works);
  if (state === 'partial') return `часть: ${works}${expected ? ` из ${expected}` : ''}`;
  if (state === 'late') return works > 0 ? `опаздывает: ${works}${expected ? ` из ${expected}` : ''}` : 'опаздывает';
  return { ahead: 'впереди', waiting: 'ждём', not_taking_part: 'не ждём' }[state];
}

export const stateWords: Record<State, string> = { late: 'опаздывают', partial: 'загрузили часть', waiting: 'ждём', ahead: 'впереди', loaded: 'загрузили', not_taking_part: 'не ждём' };

/** Lines in which some cell is in the state; «» lets all through. */
export function inState(lines: SchoolLine[], state: string): SchoolLine[] {
  return state ? lines.filter(({ cells }) => [...cells.values()].some((cell) => cell.state === state)) : lines;
}

/** «4, 5» and «русский язык, математика» make four entries of the calendar. */
export function draftsOf(common: Omit<Draft, 'grade' | 'subject'>, grades: string, subjects: string): Draft[] {
  const listed = (text: string, separator: RegExp) => [...new Set(text.split(separator).map((part) => part.trim()).filter(Boolean))];
  return listed(grades, /[,;\s]+/).flatMap((grade) => listed(subjects, /[,;\n]+/).map((subject) => ({ ...common, grade: Number(grade), subject })));
}
