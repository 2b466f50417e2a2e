import type { Schemas } from '@/api/client';

type Case = Schemas['OwnCase'];

/** A worked case while it is written: works, figures of forms, the value of all of it and those of single schools. */
export interface CaseDraft {
  title: string;
  procedure: string;
  year: string;
  grade: string;
  subject: string;
  maximum: string;
  works: string;
  figures: string;
  /** A number, or empty when there must be none. */
  value: string;
  how: string;
  /** «101 = 30,5», a line a school; «101 = нет» where there must be no number. */
  bySchool: string;
  /** What the page has no field for, kept as it came. */
  rest: Partial<Case>;
}

export interface OwnDraft {
  name: string;
  program: string;
  formula: string;
  direction: string;
  minimum: number | string;
  group: string;
  responsible: string;
  missing: string;
  act: string;
  date: string;
  clause: string;
  note: string;
  by: string[];
  cases: CaseDraft[];
  /** Keys of the definition the page has no field for. */
  rest: Record<string, unknown>;
}

export const emptyCase = (): CaseDraft => ({ title: '', procedure: 'ВПР', year: String(new Date().getFullYear()), grade: '5', subject: 'Математика', maximum: '20', works: 'школа | балл | отметка | работ\n101 | 18 | 5 | 3\n101 | 9 | 3 | 7', figures: '', value: '', how: '', bySchool: '', rest: {} });

export const emptyOwn = (program: string): OwnDraft => ({ name: '', program, formula: '', direction: 'more_is_better', minimum: '', group: '', responsible: '', missing: '', act: '', date: '', clause: '', note: '', by: ['school', 'municipality', 'year'], cases: [emptyCase(), emptyCase(), emptyCase()], rest: {} });

const filled = <T extends object>(from: T) => Object.fromEntries(Object.entries(from).filter(([, value]) => value !== '' && value !== undefined && value !== null));
const decimal = (text: string) => Number(text.replace(',', '.'));

type Expected = Case['expect'][number];
const absence = 'no_data';

/** Lines «101 = 30,5» as what schools must have; a line without a number is told to the server as it stands, which refuses it. */
function ofSchools(lines: string): Expected[] {
  return lines.split('\n').flatMap((line) => {
    const [school = '', value = ''] = line.split('=').map((part) => part.trim());
    if (!school) return [];
    return [value.toLowerCase() === 'нет' || value === '' ? { by: 'school', at: school, absence } : { by: 'school', at: school, value: decimal(value) }];
  });
}

/** Only what a line can say without loss. */
const isLine = (one: Expected) => one.by === 'school' && Boolean(one.at) && Object.keys(one).every((key) => ['by', 'at', 'value', 'absence'].includes(key)) && (one.absence === undefined || one.absence === absence);
const lineOf = ({ at, value }: Expected) => `${at} = ${value === undefined ? 'нет' : String(value).replace('.', ',')}`;

/** Cases nobody named or gave a value are not sent: they are an empty form, not a case. */
function caseOf(one: CaseDraft): Case[] {
  if (!one.title.trim()) return [];
  const known = (one.rest.expect ?? []).filter((each) => !isLine(each));
  const [first, ...others] = known;
  const value = one.value.trim() === '' ? { value: undefined, absence: first?.absence ?? absence } : { value: decimal(one.value), absence: undefined };
  // a case may be about single schools only
  const whole = !first && one.value.trim() === '' && one.bySchool.trim() !== '' ? [] : [filled({ ...first, ...value, how: one.how })];
  return [{ ...one.rest, title: one.title.trim(), exam: filled({ procedure: one.procedure, subject: one.subject, year: Number(one.year) || '', grade: Number(one.grade) || '', maximum: Number(one.maximum) || '' }), ...filled({ works: one.works.trim() ? one.works : '', figures: one.figures.trim() ? one.figures : '' }), expect: [...whole, ...others, ...ofSchools(one.bySchool)] }];
}

export function textOf(draft: OwnDraft): Schemas['OwnDefinitionText'] {
  const basis = filled({ act: draft.act.trim(), date: draft.date, clause: draft.clause.trim() });
  return { definition: { ...draft.rest, ...filled({ name: draft.name.trim(), program: draft.program.trim(), formula: draft.formula.trim(), direction: draft.direction, minimum: Number(draft.minimum) || '', group: draft.group.trim(), responsible: draft.responsible.trim(), missing: draft.missing.trim(), note: draft.note.trim(), by: draft.by }), ...(Object.keys(basis).length > 0 ? { basis } : {}) }, cases: draft.cases.flatMap(caseOf) };
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const list = (value: unknown) => (Array.isArray(value) ? value.map(text) : []);

/** Keys that are told apart from what is written: they are the server's. */
const derived = ['id', 'file', 'own', 'provenance_title', 'version', 'basis', 'name', 'program', 'formula', 'direction', 'minimum', 'group', 'responsible', 'missing', 'note', 'by', 'unit', 'short_name', 'kind'];

export function draftOf({ definition, cases }: Schemas['OwnDefinition']['text']): OwnDraft {
  const basis = (definition.basis ?? {}) as Record<string, unknown>;
  const rest = filled(Object.fromEntries(Object.entries(definition).filter(([key, value]) => !derived.includes(key) && !(Array.isArray(value) && value.length === 0))));
  const read = cases.map((one) => {
    const exam = one.exam ?? {};
    const first = one.expect.find((each) => !isLine(each));
    return { title: one.title, procedure: text(exam.procedure), year: text(exam.year), grade: text(exam.grade), subject: text(exam.subject), maximum: text(exam.maximum), works: one.works ?? '', figures: one.figures ?? '', value: text(first?.value).replace('.', ','), how: first?.how ?? '', bySchool: one.expect.filter(isLine).map(lineOf).join('\n'), rest: one };
  });
  return { name: text(definition.name), program: text(definition.program), formula: text(definition.formula), direction: text(definition.direction), minimum: Number(definition.minimum) || 1, group: text(definition.group), responsible: text(definition.responsible), missing: text(definition.missing), act: text(basis.act), date: text(basis.date), clause: text(basis.clause), note: text(definition.note), by: list(definition.by), cases: read, rest };
}
