import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { api, rememberCsrf, take, type Schemas } from '@/api/client';
import { noteConnection } from '@/api/connection';
import { ApiError } from '@/api/problem';

export type Session = Schemas['Session'];
/** «signed_in» is held by everybody; rights of rooms whose routes are on their way stand beside those of the contract. */
export type Right = Schemas['Right'] | 'signed_in' | 'roadmap.edit' | 'roadmap.control' | 'roadmap.approve' | 'tasks.read' | 'tasks.change' | 'proposals.make' | 'papers.read' | 'papers.change';

export function holds(session: Session, right: Right): boolean {
  return right === 'signed_in' || (session.rights as Right[]).includes(right);
}

async function load(): Promise<Session | null> {
  try {
    const session = await take(api.GET('/api/session'));
    rememberCsrf(session.csrf);
    return session;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** Who is signed in; null when nobody is. */
export function useSession() {
  return useQuery({ queryKey: ['session'], queryFn: load, staleTime: Infinity, retry: false });
}

export function useRight(right: Right): boolean {
  const { data } = useSession();
  return data ? holds(data, right) : false;
}

/** Whether the person works in a school or kindergarten, under the municipality. */
export function isBelow(session: Session | null | undefined): boolean {
  return session?.node.kind === 'school' || session?.node.kind === 'kindergarten';
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (credentials: Schemas['Credentials']) => take(api.POST('/api/session', { body: credentials })),
    onSuccess: (session) => {
      const before = client.getQueryData<Session | null>(['session']);
      rememberCsrf(session.csrf);
      noteConnection({ expired: false });
      // Somebody else may have sat down: what the first one saw is forgotten.
      if (before && before.account.id !== session.account.id) client.clear();
      client.setQueryData(['session'], session);
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}

export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.DELETE('/api/session')),
    onSettled: () => {
      client.clear();
      client.setQueryData(['session'], null);
    },
  });
}
