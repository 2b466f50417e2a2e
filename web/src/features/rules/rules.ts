import type { Rule, RuleSeverity } from './api';

export const severityTitles: Record<RuleSeverity, string> = { error: 'ошибка: останавливает загрузку', warning: 'замечание', note: 'к сведению', off: 'выключено' };

export const levelTitles: Record<string, string> = {
  task: 'задание участника',
  row: 'строка при чтении',
  work: 'работа, когда экзамен известен',
  group: 'строки школы под заголовком',
  exam: 'лист целиком',
  school: 'школа файла',
};

/** What the names of expressions mean, for people who write them. */
export const nameTitles: Record<string, string> = {
  score: 'балл за задание', maximum: 'наибольший балл', blank: 'ячейка пуста', unreadable: 'значение не понято', participant: 'участник писал работу',
  absent: 'отсутствовал', total: 'первичный балл', total_blank: 'балла нет в ячейке', total_known: 'балл прочитан', sum: 'сумма баллов за задания', has_tasks: 'задания есть',
  mark: 'отметка', mark_blank: 'отметки нет в ячейке', journal_mark: 'отметка по журналу', journal_blank: 'отметки по журналу нет в ячейке', sex_known: 'пол понят', sex_blank: 'пола нет в ячейке',
  test: 'тестовый балл', credit_known: 'зачёт понят', scale_mark: 'отметка по шкале', scale_test: 'тестовый балл по шкале', participated: 'работа учтена', class_number: 'номер класса', grade: 'параллель работы',
  declared: 'заявлено участников', rows: 'строк под заголовком', participants: 'участников', sums_differ: 'работ, где балл не равен сумме', scale_maximum: 'наибольший балл шкалы', scale_known: 'шкала известна',
  totals: 'работ с баллом', unmarked: 'работ без отметки', known: 'школа известна', closed: 'школа закрыта', any_known: 'есть хоть одна известная школа',
};

/** Names an expression speaks of, in its order. */
export function namesIn(when: string, names: string[]): string[] {
  const words = when.match(/[a-z_]+/g) ?? [];
  return [...new Set(words)].filter((word) => names.includes(word));
}

/** Typed values that are numbers; an empty field is no data. */
export function numbersOf(values: Record<string, string>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, text]) => (text.trim() === '' || Number.isNaN(Number(text.replace(',', '.'))) ? [] : [[name, Number(text.replace(',', '.'))]])));
}

export function countChanged(rules: Rule[]): number {
  return rules.filter(({ changed }) => changed).length;
}
