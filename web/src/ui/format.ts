/** Russian forms of numbers, dates and school years. Rounding happens here, once, when shown. */

const nbsp = '\u00a0';
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(digits: number, least = digits): Intl.NumberFormat {
  const key = `${digits}/${least}`;
  const known = formats.get(key) ?? new Intl.NumberFormat('ru-RU', { minimumFractionDigits: least, maximumFractionDigits: digits });
  formats.set(key, known);
  return known;
}

/** «1 234,5» with a real minus; a value that rounds to zero has no sign. */
export function formatNumber(value: number, digits = 0): string {
  const text = numberFormat(digits).format(value).replace(/^-/, '−');
  return /^−[0,]*$/.test(text) ? text.slice(1) : text;
}

export function formatPercent(value: number, digits = 1): string {
  return `${formatNumber(value, digits)}${nbsp}%`;
}

/** A difference of two percentages: «+3,4 п.п.». */
export function formatPoints(difference: number, digits = 1): string {
  const text = formatNumber(difference, digits);
  const sign = difference > 0 && !/^[0,]*$/.test(text) ? '+' : '';
  return `${sign}${text}${nbsp}п.п.`;
}

/** A value in its unit: «%» and «балл» are the units the indicators use. */
export function formatValue(value: number, unit: string): string {
  if (unit === '%') return formatPercent(value);
  if (unit === '') return formatNumber(value, Number.isInteger(value) ? 0 : 2);
  if (unit.startsWith('балл')) return formatNumber(value, 2);
  return `${formatNumber(value, Number.isInteger(value) ? 0 : 1)}`;
}

/** «[38,2; 45,1]» without a unit: it stands beside its value. */
export function formatInterval(lo: number, hi: number, digits = 1): string {
  return `[${formatNumber(lo, digits)};${nbsp}${formatNumber(hi, digits)}]`;
}

/** «2025-09-05» or a time stamp → «05.09.2025»; null → empty. */
export function formatDate(iso: string | null | undefined): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  return match ? `${match[3]}.${match[2]}.${match[1]}` : '';
}

export function formatDates(from: string | null, to: string | null): string {
  const [first, last] = [formatDate(from), formatDate(to)];
  if (!first || first === last) return last;
  return last ? `${first}${nbsp}– ${last}` : `с ${first}`;
}

/** A moment in the time zone of the person's machine: «05.09.2025, 14:03». */
export function formatMoment(iso: string | null | undefined): string {
  const moment = new Date(iso ?? '');
  if (Number.isNaN(moment.getTime())) return '';
  return new Intl.DateTimeFormat('ru-RU', { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(moment);
}

const months = ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'];

/** «2025-09» → «сентябрь 2025». */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-');
  return `${months[Number(number) - 1] ?? month} ${year ?? ''}`.trim();
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes}${nbsp}Б`;
  if (bytes < 1024 * 1024) return `${formatNumber(bytes / 1024)}${nbsp}КБ`;
  return `${formatNumber(bytes / 1024 / 1024, 1)}${nbsp}МБ`;
}

/** Points of a list that came out of a document in one line stand one under another again. */
export function inLines(text: string): string {
  return text.replace(/\s*([•●▪])\s*/g, '\n$1 ').trim();
}
