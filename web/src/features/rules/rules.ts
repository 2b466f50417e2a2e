import type { Rule, RuleSeverity } from './api';

export const severityTitles: Record<RuleSeverity, string> = { error: 'ошибка: останавливает загрузку', warning: 'замечание', note: 'к сведению', off: 'выключено' };

export const levelTitles: Record<string, string> = {
  task: 'задание участника',
  row: 'строка при чтении',
  work: 'работа, когда экзамен известен',
  group: 'строки школы под заголовком',
  exam: 'лист целиком',
  school: 'школа файла',
  across: 'разные формы об одной работе',
};

/** What the names of expressions mean, for people who write them. */
export const nameTitles: Record<string, string> = {
  score: 'балл за задание', maximum: 'наибольший балл', blank: 'ячейка пуста', unreadable: 'значение не понято', participant: 'участник писал работу',
  absent: 'отсутствовал', total: 'первичный балл', total_blank: 'балла нет в ячейке', total_known: 'балл прочитан', sum: 'сумма баллов за задания', has_tasks: 'задания есть',
  mark: 'отметка', mark_blank: 'отметки нет в ячейке', journal_mark: 'отметка по журналу', journal_blank: 'отметки по журналу нет в ячейке', sex_known: 'пол понят', sex_blank: 'пола нет в ячейке',
  test: 'тестовый балл', credit_known: 'зачёт понят', scale_mark: 'отметка по шкале', scale_test: 'тестовый балл по шкале', participated: 'работа учтена', class_number: 'номер класса', grade: 'параллель работы',
  declared: 'заявлено участников', rows: 'строк под заголовком', participants: 'участников', sums_differ: 'работ, где балл не равен сумме', scale_maximum: 'наибольший балл шкалы', scale_known: 'шкала известна',
  not_opened: 'школа ещё не открыта', works: 'работ', mean: 'средний балл', share_2: 'доля «2», %', share_3: 'доля «3», %', share_4: 'доля «4», %', share_5: 'доля «5», %', lower: 'ниже отметки журнала, %', same: 'как в журнале, %', higher: 'выше отметки журнала, %',
  stat_participants: 'участников по статистике отметок', journal_participants: 'участников по сравнению с журналом', distribution_participants: 'участников по распределению баллов', pupils_in_grade: 'учеников в параллели', pupils: 'учеников в школе',
  totals: 'работ с баллом', unmarked: 'работ без отметки', known: 'школа известна', closed: 'школа закрыта', any_known: 'есть хоть одна известная школа',
};

type Words = Pick<Rule, 'names' | 'words'>;

/** Names an expression speaks of, in its order; it may be written in Russian words or in names. */
export function namesIn(when: string, { names, words }: Words): string[] {
  const met = (when.toLowerCase().match(/[\p{L}_][\p{L}\d_]*/gu) ?? []).map((word) => names[words.indexOf(word)] ?? word);
  return [...new Set(met)].filter((name) => names.includes(name));
}

/** The word people write for a name. */
export function wordOf(name: string, { names, words }: Words): string {
  return words[names.indexOf(name)] ?? name;
}

/** Typed values that are numbers; an empty field is no data. */
export function numbersOf(values: Record<string, string>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).flatMap(([name, text]) => (text.trim() === '' || Number.isNaN(Number(text.replace(',', '.'))) ? [] : [[name, Number(text.replace(',', '.'))]])));
}

export function countChanged(rules: Rule[]): number {
  return rules.filter(({ changed }) => changed).length;
}
