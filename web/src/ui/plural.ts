import { formatNumber } from './format';

export type Forms = readonly [one: string, few: string, many: string];

/** The form of a noun after a whole number: 1 школа, 2 школы, 5 школ, 11 школ, 21 школа. */
export function plural(count: number, [one, few, many]: Forms): string {
  const tens = Math.abs(count) % 100;
  const units = tens % 10;
  if (tens > 10 && tens < 20) return many;
  if (units === 1) return one;
  return units > 1 && units < 5 ? few : many;
}

/** «1 234 школы». */
export function counted(count: number, forms: Forms): string {
  return `${formatNumber(count)}\u00a0${plural(count, forms)}`;
}

export const nouns = {
  school: ['школа', 'школы', 'школ'],
  organisation: ['организация', 'организации', 'организаций'],
  work: ['работа', 'работы', 'работ'],
  measure: ['мероприятие', 'мероприятия', 'мероприятий'],
  term: ['срок', 'срока', 'сроков'],
  row: ['строка', 'строки', 'строк'],
  issue: ['замечание', 'замечания', 'замечаний'],
  sign: ['признак', 'признака', 'признаков'],
  file: ['файл', 'файла', 'файлов'],
  participant: ['участник', 'участника', 'участников'],
  exam: ['работа', 'работы', 'работ'],
  section: ['раздел', 'раздела', 'разделов'],
  task: ['задача', 'задачи', 'задач'],
  day: ['день', 'дня', 'дней'],
  paper: ['документ', 'документа', 'документов'],
  finding: ['замечание', 'замечания', 'замечаний'],
  group: ['группа', 'группы', 'групп'],
} as const satisfies Record<string, Forms>;
