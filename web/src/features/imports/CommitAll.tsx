import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { api, take } from '@/api/client';
import { formatNumber } from '@/ui/format';

import { isEmpty, type Import } from './api';

/** Several files that were read and ask nothing are written by one press; each stays a batch of its own. */
export function CommitAll({ rows }: { rows: Import[] }) {
  const client = useQueryClient();
  const ready = rows.filter((entry) => entry.state === 'ready' && entry.needs.length === 0 && !isEmpty(entry));
  const commit = useMutation({
    mutationFn: async () => {
      for (const { id } of ready) await take(api.POST('/api/imports/{id}/commit', { params: { path: { id } } }));
    },
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
  if (commit.error) return <span role="alert">{commit.error.message}</span>;
  if (ready.length < 2) return null;
  return (
    <Button size="xs" loading={commit.isPending} onClick={() => commit.mutate()}>
      Записать все прочитанные: {formatNumber(ready.length)}
    </Button>
  );
}
