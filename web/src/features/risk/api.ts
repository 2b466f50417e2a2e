import { queryOptions } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { formatNumber } from '@/ui/format';
import { counted, nouns, plural } from '@/ui/plural';

export type RiskList = Schemas['RiskList'];
export type RiskRule = Schemas['RiskRule'];
export type RiskSchool = RiskList['schools'][number];
export type RiskYear = RiskSchool['years'][number];

/** Years of history a list tells. */
const yearsTold = 5;

export const rulesQuery = queryOptions({
  queryKey: ['risk-rules'],
  queryFn: () => take(api.GET('/api/risk/rules')),
});

export const riskQuery = (rule: string, year: number | null, set: string) =>
  queryOptions({
    queryKey: ['risk', rule, year, set],
    enabled: year !== null,
    placeholderData: (before: RiskList | undefined) => before,
    queryFn: () => take(api.GET('/api/risk', { params: { query: { rule, year: year ?? undefined, years: yearsTold, set: set || undefined } } })),
  });

/** Where the same list is saved from. */
export function riskFileHref(rule: string, year: number, set: string, format: 'xlsx' | 'docx' | 'csv_ru'): string {
  return `/api/risk/file?${new URLSearchParams({ rule, year: String(year), years: String(yearsTold), ...(set ? { set } : {}), format }).toString()}`;
}

export const lastYear = (school: RiskSchool): RiskYear | undefined => school.years.at(-1);

/** «share:25,times:3» as changed values by name. */
export function parseSettings(text: string): Record<string, number> {
  const pairs = text.split(',').map((one) => one.split(':'));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name && value && Number.isFinite(Number(value)) ? [[name, Number(value)]] : [])));
}

/** Only what differs from the rule stands in the address. */
export function settingsText(rule: RiskRule, values: Record<string, number>): string {
  return rule.parameters
    .filter(({ name, value }) => values[name] !== undefined && values[name] !== value)
    .map(({ name }) => `${name}:${values[name]}`)
    .join(',');
}

/** «3 школы, ещё 2 возможно»: the title of the page. */
export function headline({ rule, schools, year }: RiskList): string {
  const sure = schools.filter((row) => row.verdict === 'listed').length;
  const perhaps = schools.filter((row) => row.verdict === 'perhaps').length;
  const subject = `${rule.title}, ${year} год: `;
  if (schools.every((row) => row.verdict === 'not_assessed')) return `${subject}оценивать нечего`;
  if (sure + perhaps === 0) return `${subject}таких школ нет`;
  if (sure === 0) return `${subject}уверенно — ни одной, возможно — ${counted(perhaps, nouns.school)}`;
  return `${subject}${counted(sure, nouns.school)}${perhaps > 0 ? ` и ещё ${formatNumber(perhaps)} возможно` : ''}`;
}

/** What chance alone would do with schools that are all alike; empty when it cannot be told. */
export function chanceText({ expected_by_chance: expected, schools }: RiskList): string {
  if (expected === null || schools.length === 0) return '';
  const all = formatNumber(schools.length);
  const told = expected < 0.05 ? `почти ни одной школы из ${all}` : `в среднем ${formatNumber(expected, 1)} ${plural(expected % 1 > 0 ? 2 : Math.round(expected), nouns.school)} из ${all}`;
  return `Если бы все школы учили одинаково, случайно в списке оказалось бы ${told}. Признаки считаются независимыми.`;
}
