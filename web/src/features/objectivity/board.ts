import { queryOptions } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';
import { formatNumber } from '@/ui/format';
import { counted } from '@/ui/plural';

export type Board = Schemas['ObjectivityBoard'];
export type BoardRow = Board['schools'][number];
export type OtherMethod = Board['others'][number];
export type Official = NonNullable<Board['official']>;
export type Evidence = Schemas['SchoolEvidence'];
export type ExamEvidence = Evidence['exams'][number];

export const boardQuery = (year: number | null) =>
  queryOptions({
    queryKey: ['objectivity-board', year],
    enabled: year !== null,
    queryFn: () => take(api.GET('/api/objectivity/board', { params: { query: { year: year ?? 0 } } })),
  });

export const evidenceQuery = (id: number, year: number | null) =>
  queryOptions({
    queryKey: ['objectivity-evidence', id, year],
    enabled: year !== null,
    queryFn: () => take(api.GET('/api/objectivity/schools/{id}', { params: { path: { id }, query: { year: year ?? 0 } } })),
  });

/** «93,8 %»; near certainty is never told as certainty. */
export function likelihood(posterior: number): string {
  if (posterior >= 0.995) return 'больше 99 %';
  if (posterior < 0.01) return 'меньше 1 %';
  return `${formatNumber(100 * posterior, 0)} %`;
}

/** The strongest procedure of a school, or nothing when it is not judged. */
export function strongest(row: BoardRow) {
  return row.procedures.find((unit) => unit.absence === null) ?? null;
}

/** «РУ 4, МА 5» of the signs that fired. */
export function chips(row: BoardRow): string[] {
  const short = (subject: string) => (subject === 'Русский язык' ? 'РУ' : subject === 'Математика' ? 'МА' : subject);
  return row.signs.filter((sign) => sign.fired).map((sign) => `${sign.title.toLowerCase()}: ${short(sign.exam.subject)} ${sign.exam.grade}`);
}

/** «2 из 7», «в списке, второй год», or nothing when the method found nothing at the school. */
export function foundBy(row: BoardRow, method: string): string | null {
  const own = row.others.find((one) => one.method === method);
  if (!own) return null;
  const again = own.marked && own.marked_before ? ', и годом раньше' : '';
  if (method === 'federal') return own.fired > 0 ? `${counted(own.fired, ['маркер', 'маркера', 'маркеров'])}${again}` : 'нет в списке';
  return own.judged === 0 ? 'не оценивается' : `${formatNumber(own.fired)} из ${formatNumber(own.judged)}${again}`;
}

/** «7 из 12, и годом раньше 3; индекс необъективности 58,3 %; случай отметил бы около 3». */
export function methodText(one: Pick<OtherMethod, 'marked' | 'systemic' | 'assessed' | 'nonobjectivity_index' | 'expected'>): string {
  const of = one.assessed > 0 ? ` из ${formatNumber(one.assessed)}` : '';
  const index = one.nonobjectivity_index === null ? '' : `; индекс необъективности ${formatNumber(one.nonobjectivity_index, 1)} %`;
  const chance = one.expected === null ? '' : `; случай отметил бы около ${formatNumber(one.expected, 1)}`;
  return `${formatNumber(one.marked)}${of}${one.systemic > 0 ? `, и годом раньше ${formatNumber(one.systemic)}` : ''}${index}${chance}`;
}

/** «6,0 (обычно от 4 до 8)». */
export function expectedText(mean: number | null, range: number[] | null): string {
  if (mean === null) return 'нет данных';
  const [low = 0, high = 0] = range ?? [];
  return `${formatNumber(mean, 1)}${range ? ` (обычно от ${formatNumber(low)} до ${formatNumber(high)})` : ''}`;
}
