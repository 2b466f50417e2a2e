import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export type Digest = 'none' | 'daily' | 'weekly';

export interface Reminders {
  email: string;
  mail_enabled: boolean;
  digest: Digest;
  steps: number[];
}

export interface Mute {
  id: number;
  object: string;
  object_id: number;
  title: string;
  reason: string;
  until: string | null;
  created_at: string;
}

export interface Feed {
  id: number;
  kind: 'person' | 'roadmap';
  title: string;
  /** Told once, when the calendar is made. */
  url?: string;
  created_at: string;
}

export const remindersQuery = () => queryOptions({ queryKey: ['reminders'], queryFn: () => request<Reminders>('GET', '/api/profile/reminders') });
export const mutesQuery = () => queryOptions({ queryKey: ['mutes'], queryFn: () => request<Mute[]>('GET', '/api/mutes') });
export const feedsQuery = () => queryOptions({ queryKey: ['feeds'], queryFn: () => request<Feed[]>('GET', '/api/feeds') });

function useChange<Argument, Answer>(key: string, change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: [key] }) });
}

export const useSetReminders = () => useChange('reminders', (body: Reminders) => request<Reminders>('PUT', '/api/profile/reminders', { body }));
export const useMute = () => useChange('mutes', (body: { object: string; object_id: number; reason: string; until: string | null }) => request<Mute>('POST', '/api/mutes', { body }));
export const useUnmute = () => useChange('mutes', (id: number) => request<unknown>('DELETE', `/api/mutes/${id}`));
export const useAddFeed = () => useChange('feeds', (body: { kind: 'person' | 'roadmap'; roadmap?: number }) => request<Feed>('POST', '/api/feeds', { body }));
export const useRemoveFeed = () => useChange('feeds', (id: number) => request<unknown>('DELETE', `/api/feeds/${id}`));
