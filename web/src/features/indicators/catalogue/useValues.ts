import { useQuery } from '@tanstack/react-query';

import { useYear } from '@/features/context/context';
import { isBelow, useSession } from '@/features/session/session';
import { useAddress } from '@/ui/address';

import { definitionValuesQuery, questionOf, type Definition, type DefinitionValues, type JudgedRow } from './api';
import { looksBack, ofYear } from './arrange';

/** The mean of the municipality as a row of a school tells it; nothing where the row is held against a norm. */
export function municipalOf(rows: Pick<JudgedRow, 'value' | 'deviation' | 'deviation_from'>[]): number | null {
  const row = rows.find(({ deviation_from, value, deviation }) => deviation_from.startsWith('муниципалитет') && value.value !== null && deviation.value !== null);
  return row ? (row.value.value ?? 0) - (row.deviation.value ?? 0) : null;
}

/** Values of an indicator split so, in the choice of the address, and the whole choice as one number. */
export function useValues(definition: Definition, by: string) {
  const [address] = useAddress();
  const { data: session } = useSession();
  const { year: contextYear, isPending } = useYear();
  // A change against the year before needs all years; the year people look at is taken out of the answer.
  const back = looksBack(definition) && !by.split(',').includes('year');
  const split = (name: string) => (back ? (name === 'all' ? 'year' : `${name},year`) : name);
  const asked = questionOf(address, definition, contextYear, split(by));
  const shown = address.year === 'all' ? null : Number(address.year) || contextYear;
  const taken = (data: DefinitionValues | undefined) => (data && back ? ofYear(data, shown) : data);
  const values = useQuery(definitionValuesQuery(definition.id, asked, !isPending));
  const whole = useQuery(definitionValuesQuery(definition.id, questionOf(address, definition, contextYear, split('all')), !isPending));
  const tried = asked.parameters !== undefined || asked.zones !== undefined;
  const written = useQuery(definitionValuesQuery(definition.id, { ...asked, parameters: undefined, zones: undefined }, !isPending && tried));
  const counted = definition.measure === 'works' || definition.measure === 'persons';
  const one = taken(whole.data);
  const data = taken(values.data);
  // What a school may see is itself: it is held against the municipality, not against its own mean.
  const below = isBelow(session);
  const reference = counted ? null : below ? municipalOf(data?.rows ?? []) : (one?.rows[0]?.value.value ?? null);
  return { values, asked, year: back ? shown : null, data, written: tried ? taken(written.data) : undefined, whole: one, reference, below };
}

/** The organisations people compare: schools where the indicator has them. */
export function unitOf({ by }: Pick<Definition, 'by'>): string {
  return by.includes('school') ? 'school' : (by[0] ?? 'school');
}
