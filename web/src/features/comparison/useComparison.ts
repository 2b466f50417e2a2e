import { useQuery } from '@tanstack/react-query';

import { useYear } from '@/features/context/context';
import { useSession } from '@/features/session/session';
import { useAddress } from '@/ui/address';

import { askedOf, comparisonQuery } from './api';

/** The comparison the address asks for. */
export function useComparison() {
  const [address] = useAddress();
  const { year, isPending } = useYear();
  const { data: session } = useSession();
  const asked = askedOf(address, year);
  const comparison = useQuery(comparisonQuery(year === null ? null : asked));
  return { asked, comparison, empty: !isPending && year === null, own: session?.node.kind === 'school' };
}
