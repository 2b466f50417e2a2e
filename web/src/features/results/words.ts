/** Why a cell has no number, as people read it. */
export const absences: Record<string, string> = { missing: 'нет данных', not_applicable: 'н/п', suppressed: 'скрыто', withdrawn: 'отозвано', not_started: 'X', not_taught: 'не пройдено', blank: 'нет данных', unreadable: 'не понято' };
