import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take, type Schemas } from '@/api/client';

export type Account = Schemas['AccountRow'];
export type Role = Schemas['Role'];
/** A password the program made up is told here, once. */
export type WithPassword = Schemas['AccountWithPassword'];

export const accountsQuery = () => queryOptions({ queryKey: ['accounts'], queryFn: () => take(api.GET('/api/accounts')) });
export const rolesQuery = () => queryOptions({ queryKey: ['roles'], staleTime: Infinity, queryFn: () => take(api.GET('/api/roles')) });

function useChange<Argument, Answer>(change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      for (const key of ['accounts', 'executors', 'journal']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

export const useAddAccount = () => useChange((body: Schemas['NewAccount']) => take(api.POST('/api/accounts', { body })));
export const useChangeAccount = () => useChange(({ id, ...body }: { id: number } & Schemas['AccountChange']) => take(api.PATCH('/api/accounts/{id}', { params: { path: { id } }, body })));
export const useResetPassword = () => useChange((id: number) => take(api.POST('/api/accounts/{id}/password', { params: { path: { id } }, body: {} })));
export const useOwnPassword = () => useChange((body: Schemas['OwnPassword']) => take(api.POST('/api/profile/password', { body })));
