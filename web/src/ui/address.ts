import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

export type Address = Record<string, string>;

export function parseAddress(search: string): Address {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([, value]) => value !== ''));
}

/** The address with the change laid over it; empty and undefined values disappear, keys keep a steady order. */
export function changeAddress(current: Address, change: Record<string, string | undefined>): string {
  const kept = Object.entries({ ...current, ...change }).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const text = new URLSearchParams(kept.sort(([a], [b]) => a.localeCompare(b))).toString();
  return text ? `?${text}` : '';
}

/** Filters live in the address, so a link repeats the view and «назад» returns to it. */
export function useAddress() {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const address = useMemo(() => parseAddress(search), [search]);
  const change = useCallback(
    (next: Record<string, string | undefined>, replace = true) => {
      navigate(`${path}${changeAddress(parseAddress(window.location.search), next)}`, { replace });
    },
    [navigate, path],
  );
  return [address, change] as const;
}
