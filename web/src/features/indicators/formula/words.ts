/** What the words of the language mean, for people who never wrote a formula. `‸` is where the caret lands. */
export interface Hint {
  about: string;
  /** What is put in when the word is chosen. */
  template?: string;
}

export const wordHints: Record<string, Hint> = {
  count: { about: 'сколько строк', template: 'число(‸работы)' },
  share: { about: 'доля тех, для кого условие верно, %', template: 'доля(‸ из работы)' },
  mean: { about: 'среднее арифметическое', template: 'среднее(‸ из работы)' },
  sum: { about: 'сумма', template: 'сумма(‸ из работы)' },
  median: { about: 'середина упорядоченного ряда', template: 'медиана(‸ из работы)' },
  quantile: { about: 'квантиль: 0.25 — нижняя четверть', template: 'квантиль(0.25, ‸ из работы)' },
  least: { about: 'наименьшее значение', template: 'наименьшее(‸ из работы)' },
  most: { about: 'наибольшее значение', template: 'наибольшее(‸ из работы)' },
  percent: { about: 'отношение, умноженное на 100', template: 'процент(‸)' },
  known: { about: 'в условии: значение есть', template: 'известно(‸)' },
  lag: { about: 'то же за прошлые годы', template: 'лет_назад(‸, 1)' },
  across: { about: 'то же по целому: школе, муниципалитету, региону', template: 'по(муниципалитет, ‸)' },
  norm: { about: 'утверждённый норматив по имени', template: "норматив('‸')" },
  rank: { about: 'место среди равных', template: 'место(‸)' },
  percentile: { about: 'место от 0 до 100 среди равных', template: 'процентиль(‸)' },
  minmax: { about: 'приведение к 0–100 между худшим и лучшим', template: 'приведённое(‸)' },
  weighted: { about: 'среднее с весами: а, вес, б, вес', template: 'взвешенное(‸, 1, , 1)' },
  first_known: { about: 'первое, у которого есть число', template: 'первое_известное(‸, )' },
  any: { about: 'у участника есть такая работа', template: 'есть(‸)' },
  all: { about: 'все работы участника такие', template: 'все(‸)' },
  number: { about: 'сколько у участника таких работ', template: 'сколько(‸)' },
  best: { about: 'сумма лучших работ участника', template: 'лучшие(3, ‸)' },
  taken_before: { about: 'тот же предмет сдан раньше', template: "сдавал_раньше('ОГЭ', 2)" },
  linked: { about: 'участник найден в прошлой процедуре', template: "найден_раньше('ОГЭ', 2)" },
  and: { about: 'верны оба условия' },
  or: { about: 'верно хотя бы одно' },
  not: { about: 'условие неверно' },
  of: { about: 'что перебирается: «из работы»' },
  where: { about: 'только те, для кого верно условие' },
  in: { about: 'одно из перечисленного: среди (4, 5)', template: 'среди (‸)' },
};

export const fieldHints: Record<string, string> = {
  procedure: 'ВПР, ОГЭ, ЕГЭ…',
  year: 'год проведения',
  grade: 'номер класса: 4, 9, 11',
  subject: 'предмет, в кавычках',
  municipality: 'код муниципалитета',
  school: 'код школы',
  class: 'буква класса',
  score: 'первичный балл работы',
  maximum: 'наибольший возможный балл',
  mark: 'отметка 2–5',
  test: 'балл по стобалльной шкале',
  passed: 'порог для аттестата пройден',
  journal: 'отметка в журнале',
  level: 'уровень',
  attempt: 'какая попытка',
  sex: 'пол участника',
  settlement: 'город или село',
  region: 'регион',
  part: 'волна или раздел',
  task: 'номер задания',
  practice: 'практико-ориентированное задание',
  skill: 'проверяемое умение',
  form: 'форма сбора',
  item: 'показатель формы',
  value: 'значение из формы',
};

export interface Example {
  title: string;
  text: string;
  by: string;
  about: string;
}

/** Shown at first sight: each can be run at once and changed. */
export const examples: Example[] = [
  { title: 'Доля отметок 4 и 5', text: 'доля(отметка >= 4 из работы)', by: 'school', about: 'Из всех работ с отметкой берётся доля тех, где отметка 4 или 5.' },
  { title: 'Средний процент выполнения', text: 'среднее(процент(балл / максимум) из работы)', by: 'subject', about: 'Для каждой работы балл делится на наибольший возможный, затем берётся среднее.' },
  { title: 'Разница с муниципалитетом', text: 'доля(отметка >= 4 из работы) - по(муниципалитет, доля(отметка >= 4 из работы))', by: 'school', about: 'Значение школы минус значение всего муниципалитета; результат — в процентных пунктах.' },
  { title: 'Изменение за год', text: 'доля(отметка = 2 из работы) - лет_назад(доля(отметка = 2 из работы), 1)', by: 'school,year', about: 'Доля двоек этого года минус доля двоек прошлого года той же школы.' },
  { title: 'Нижняя четверть', text: 'квантиль(0.25, процент(балл / максимум) из работы)', by: 'school', about: 'Ниже этого процента выполнения — четверть работ.' },
];
