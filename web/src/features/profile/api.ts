import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';

import { request } from '@/api/request';

export type Digest = 'none' | 'daily' | 'weekly';

export interface Reminders {
  email: string;
  mail_enabled: boolean;
  digest: Digest;
  steps: number[];
  /** Whether the server can send letters at all. */
  mail_configured: boolean;
}

export interface Mute {
  id: number;
  object: 'task' | 'measure' | 'roadmap';
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
  form: 'events' | 'tasks';
  roadmap_id: number | null;
  /** Told once, when the calendar is made. */
  url: string | null;
  created_at: string;
}

export const remindersQuery = () => queryOptions({ queryKey: ['reminders'], queryFn: () => request<Reminders>('GET', '/api/profile/reminders') });
export const mutesQuery = () => queryOptions({ queryKey: ['mutes'], queryFn: () => request<Mute[]>('GET', '/api/mutes') });
export const feedsQuery = () => queryOptions({ queryKey: ['feeds'], queryFn: () => request<Feed[]>('GET', '/api/feeds') });

function useChange<Argument, Answer>(key: string, change: (argument: Argument) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: [key] }) });
}

export const useSetReminders = () => useChange('reminders', (body: Omit<Reminders, 'mail_configured'>) => request<Reminders>('PUT', '/api/profile/reminders', { body }));
export const useMute = () => useChange('mutes', (body: { object: Mute['object']; object_id: number; reason: string; until: string | null }) => request<Mute>('POST', '/api/mutes', { body }));
export const useUnmute = () => useChange('mutes', (id: number) => request<unknown>('DELETE', `/api/mutes/${id}`));
export const useAddFeed = () => useChange('feeds', (body: { kind: 'person' | 'roadmap'; roadmap_id?: number; form: Feed['form'] }) => request<Feed>('POST', '/api/feeds', { body }));
export const useRemoveFeed = () => useChange('feeds', (id: number) => request<unknown>('DELETE', `/api/feeds/${id}`));
