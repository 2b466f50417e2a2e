import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export interface Notification {
  id: number;
  kind: string;
  title: string;
  text: string;
  link: string;
  at: string;
  read: boolean;
}

export interface Notifications {
  unread: number;
  items: Notification[];
}

export const notificationsQuery = (unread: boolean) => queryOptions({ queryKey: ['notifications', unread], refetchInterval: 60_000, queryFn: () => request<Notifications>('GET', '/api/notifications', { query: { unread } }) });

/** Marks some as read, or all of them. */
export function useRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (which: number[] | 'all') => request<unknown>('POST', '/api/notifications/read', { body: which === 'all' ? { all: true } : { ids: which } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
}
