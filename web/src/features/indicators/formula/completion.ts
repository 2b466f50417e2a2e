import type { Language } from './api';
import { fieldHints, wordHints } from './words';

export interface Option {
  /** What is seen in the list. */
  title: string;
  about: string;
  /** What is put in; `‸` is where the caret lands. */
  insert: string;
}

/** Options and the part of the text they replace. */
export interface Completion {
  from: number;
  to: number;
  options: Option[];
}

/** Values people choose from inside quotes, by the English name of the field. */
export type KnownValues = Record<string, { value: string; title: string }[]>;

const caretSign = '‸';
const most = 8;
const word = /[A-Za-zА-Яа-яЁё_][\wА-Яа-яЁё]*$/;

/** Where an open quote begins before the caret; −1 when the caret is outside quotes. */
export function openQuote(before: string): number {
  const closing: Record<string, string> = { "'": "'", '"': '"', '«': '»' };
  let at = -1;
  let wanted = '';
  [...before].reduce((index, sign) => {
    if (at < 0 && closing[sign]) [at, wanted] = [index, closing[sign] ?? ''];
    else if (at >= 0 && sign === wanted) at = -1;
    return index + sign.length;
  }, 0);
  return at;
}

function fieldNames(language: Language): Map<string, string> {
  return new Map(language.sources.flatMap(({ fields }) => fields.flatMap(({ name, russian }) => [[name, name], [russian, name]] as [string, string][])));
}

function valueOptions(before: string, quote: number, language: Language, values: KnownValues): Option[] {
  const head = before.slice(0, quote);
  const field = /([\wА-Яа-яЁё]+)\s*(?:!?=|≠|(?:in|среди)\s*\([^()]*)\s*$/i.exec(head)?.[1]?.toLocaleLowerCase('ru');
  const typed = before.slice(quote + 1).toLocaleLowerCase('ru');
  const norm = /(?:norm|норматив)\s*\(\s*$/i.test(head);
  const known = norm ? language.norms.map(({ name, unit_title }) => ({ value: name, title: unit_title })) : (values[fieldNames(language).get(field ?? '') ?? ''] ?? []);
  return known.filter(({ value, title }) => value.toLocaleLowerCase('ru').includes(typed) || title.toLocaleLowerCase('ru').includes(typed)).slice(0, most).map(({ value, title }) => ({ title: value, about: title === value ? '' : title, insert: value }));
}

/** All words of the language as options, the most used first. */
export function vocabulary(language: Language): Option[] {
  const order = { aggregate: 0, function: 2, keyword: 3 };
  const words = [...language.words].sort((a, b) => order[a.role] - order[b.role]).map(({ name, russian, role }) => ({ role, option: { title: russian, about: wordHints[name]?.about ?? '', insert: wordHints[name]?.template ?? (role === 'keyword' ? `${russian} ` : `${russian}(${caretSign})`) } }));
  const names = new Map(language.sources.flatMap(({ fields }) => fields.map(({ name, russian }) => [russian, { title: russian, about: fieldHints[name] ?? '', insert: russian }] as const)));
  const sources = language.sources.map(({ russian }) => ({ title: russian, about: 'что перебирается', insert: russian }));
  const of = (wanted: string) => words.filter(({ role }) => role === wanted).map(({ option }) => option);
  return [...of('aggregate'), ...names.values(), ...sources, ...of('function'), ...of('keyword')];
}

/** What may be put in at the caret; `all`: also when no letter is typed yet. */
export function completionAt(text: string, caret: number, language: Language, { values = {}, all = false }: { values?: KnownValues; all?: boolean } = {}): Completion {
  const before = text.slice(0, caret);
  const quote = openQuote(before);
  if (quote >= 0) return { from: quote + 1, to: caret, options: valueOptions(before, quote, language, values) };
  const typed = word.exec(before)?.[0] ?? '';
  const from = caret - typed.length;
  if (!typed && !all) return { from, to: caret, options: [] };
  const rest = /^[\wА-Яа-яЁё]*/.exec(text.slice(caret))?.[0] ?? '';
  const calls = text[caret + rest.length] === '(';
  const afterOf = /(?:^|[\s(])(?:of|из)\s+$/i.test(before.slice(0, from));
  const english = new Map([...language.words, ...language.sources, ...language.sources.flatMap(({ fields }) => fields)].map(({ name, russian }) => [russian, name]));
  const sought = typed.toLocaleLowerCase('ru');
  const pool = afterOf ? language.sources.map(({ russian }) => ({ title: russian, about: 'что перебирается', insert: russian })) : vocabulary(language);
  const fits = ({ title }: Option) => title !== sought && (title.startsWith(sought) || (english.get(title) ?? '').startsWith(sought));
  const options = pool.filter(fits).slice(0, all && !typed ? pool.length : most).map((option) => (calls ? { ...option, insert: option.title } : option));
  return { from, to: caret + rest.length, options };
}

/** The text with the insertion and the caret after it. */
export function inserted(text: string, { from, to }: Pick<Completion, 'from' | 'to'>, insert: string): { text: string; caret: number } {
  const mark = insert.indexOf(caretSign);
  const clean = insert.replace(caretSign, '');
  return { text: text.slice(0, from) + clean + text.slice(to), caret: from + (mark < 0 ? clean.length : mark) };
}

/** Places count characters, a page counts units of UTF-16: the text cut into before, fault, after. */
export function cutAt(text: string, at: number, length: number): [string, string, string] {
  const signs = [...text];
  return [signs.slice(0, at).join(''), signs.slice(at, at + length).join(''), signs.slice(at + length).join('')];
}
