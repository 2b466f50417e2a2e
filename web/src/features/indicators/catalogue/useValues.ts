import { useQuery } from '@tanstack/react-query';

import { useYear } from '@/features/context/context';
import { useAddress } from '@/ui/address';

import { definitionValuesQuery, questionOf, type Definition, type DefinitionValues } from './api';
import { looksBack, ofYear } from './arrange';

/** Values of an indicator split so, in the choice of the address, and the whole choice as one number. */
export function useValues(definition: Definition, by: string) {
  const [address] = useAddress();
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
  return { values, asked, year: back ? shown : null, data: taken(values.data), written: tried ? taken(written.data) : undefined, whole: one, reference: counted ? null : (one?.rows[0]?.value.value ?? null) };
}

/** The organisations people compare: schools where the indicator has them. */
export function unitOf({ by }: Pick<Definition, 'by'>): string {
  return by.includes('school') ? 'school' : (by[0] ?? 'school');
}
