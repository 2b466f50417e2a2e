import { useQuery } from '@tanstack/react-query';

import { useYear } from '@/features/context/context';
import { useAddress } from '@/ui/address';

import { definitionValuesQuery, questionOf, type Definition } from './api';

/** Values of an indicator split so, in the choice of the address, and the whole choice as one number. */
export function useValues(definition: Definition, by: string) {
  const [address] = useAddress();
  const { year, isPending } = useYear();
  const values = useQuery(definitionValuesQuery(definition.id, questionOf(address, definition, year, by), !isPending));
  const whole = useQuery(definitionValuesQuery(definition.id, questionOf(address, definition, year, 'all'), !isPending));
  const asked = questionOf(address, definition, year, by);
  const tried = asked.parameters !== undefined || asked.zones !== undefined;
  const written = useQuery(definitionValuesQuery(definition.id, { ...asked, parameters: undefined, zones: undefined }, !isPending && tried));
  const counted = definition.measure === 'works' || definition.measure === 'persons';
  return { values, written: tried ? written.data : undefined, whole: whole.data, reference: counted ? null : (whole.data?.rows[0]?.value.value ?? null) };
}

/** The organisations people compare: schools where the indicator has them. */
export function unitOf({ by }: Pick<Definition, 'by'>): string {
  return by.includes('school') ? 'school' : (by[0] ?? 'school');
}
