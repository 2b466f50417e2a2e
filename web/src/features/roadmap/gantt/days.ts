/** Days as whole numbers since 1970: the arithmetic of a time line without zones and clocks. */

const ms = 86_400_000;

export function dayOf(iso: string): number {
  return Math.round(Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10))) / ms);
}

export function isoOf(day: number): string {
  return new Date(day * ms).toISOString().slice(0, 10);
}

/** 0 on Monday … 6 on Sunday. */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The first day of the month that lies `months` after the month of `day`. */
export function monthStart(day: number, months = 0): number {
  const date = new Date(day * ms);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / ms);
}

/** The first day of the quarter that lies `quarters` after the quarter of `day`. */
export function quarterStart(day: number, quarters = 0): number {
  const month = new Date(day * ms).getUTCMonth();
  return monthStart(day, quarters * 3 - (month % 3));
}

export function yearStart(day: number, years = 0): number {
  return Math.round(Date.UTC(new Date(day * ms).getUTCFullYear() + years, 0, 1) / ms);
}
