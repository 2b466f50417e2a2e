export type Value = string | string[];
/** A record as its fields are edited. */
export type Fields = Record<string, Value>;

export interface MergeField {
  key: string;
  label: string;
  /** How the field is edited by hand; a list is one entry a line. */
  kind: 'line' | 'text' | 'list' | 'date' | 'fixed';
  /** Words for values of the program. */
  words?: Record<string, string>;
}

/** What became of a field since both began: nothing, one side, both alike, or both apart. */
export type Fate = 'same' | 'mine' | 'theirs' | 'agreed' | 'conflict';

export interface Merged {
  field: MergeField;
  fate: Fate;
  base: Value;
  mine: Value;
  theirs: Value;
}

export type Choice = { side: 'mine' | 'theirs' } | { side: 'hand'; value: Value };
export type Choices = Record<string, Choice | undefined>;

function equal(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function fateOf(base: Value, mine: Value, theirs: Value): Fate {
  if (equal(mine, theirs)) return equal(base, mine) ? 'same' : 'agreed';
  if (equal(base, theirs)) return 'mine';
  return equal(base, mine) ? 'theirs' : 'conflict';
}

/** Field by field what each side did since both began from the same. */
export function mergeOf(fields: MergeField[], base: Fields, mine: Fields, theirs: Fields): Merged[] {
  return fields.map((field) => {
    const [before, left, right] = [base[field.key] ?? '', mine[field.key] ?? '', theirs[field.key] ?? ''];
    return { field, fate: fateOf(before, left, right), base: before, mine: left, theirs: right };
  });
}

/** What only one side changed is taken from that side; what both changed waits for a person. */
export function firstChoices(rows: Merged[]): Choices {
  return Object.fromEntries(rows.filter((row) => row.fate !== 'conflict').map((row) => [row.field.key, { side: row.fate === 'mine' ? 'mine' : 'theirs' } as Choice]));
}

export function unresolved(rows: Merged[], choices: Choices): Merged[] {
  return rows.filter((row) => !choices[row.field.key]);
}

function chosen(row: Merged, choice: Choice | undefined): Value {
  if (choice?.side === 'hand') return choice.value;
  return choice?.side === 'mine' ? row.mine : row.theirs;
}

/** The record as the person put it together. */
export function resultOf(rows: Merged[], choices: Choices): Fields {
  return Object.fromEntries(rows.map((row) => [row.field.key, chosen(row, choices[row.field.key])]));
}

/** Only what differs from the record it is laid over. */
export function differing(result: Fields, over: Fields): Fields {
  return Object.fromEntries(Object.entries(result).filter(([key, value]) => !equal(value, over[key] ?? '')));
}

export function asText(value: Value, words?: Record<string, string>): string {
  if (Array.isArray(value)) return value.join('\n');
  return words?.[value] ?? value;
}

export function fromText(text: string, kind: MergeField['kind']): Value {
  if (kind !== 'list') return text;
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}
