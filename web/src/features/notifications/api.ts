import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export interface Notification {
  id: number;
  kind: string;
  title: string;
  text: string;
  link: string;
  at: string;
  read_at: string | null;
  tasks: { id: number; number: string; text: string; due: string; step: number }[];
}

export interface Notifications {
  unread: number;
  items: Notification[];
}

export const notificationsQuery = (unread: boolean) => queryOptions({ queryKey: ['notifications', unread], refetchInterval: 60_000, queryFn: () => request<Notifications>('GET', '/api/notifications', { query: { unread: unread ? 1 : undefined, limit: 200 } }) });

/** Marks some as read, all of them, or some as unread again. */
export function useRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { ids: number[]; read?: boolean } | { all: true }) => request<{ unread: number }>('POST', '/api/notifications/read', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
}
