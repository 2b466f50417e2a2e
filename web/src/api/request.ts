import { csrfToken } from './client';
import { noteConnection } from './connection';
import { connectionLost, problemOf } from './problem';

type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  query?: Query;
  body?: unknown;
}

/** Path and query together; absent values are left out. */
export function addressOf(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false);
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text ? `${path}?${text}` : path;
}

async function parsed(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** One call of the server where the answer is told by the caller's own type; throws ApiError on a refusal. */
export async function request<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, { query, body }: Options = {}): Promise<T> {
  const headers: Record<string, string> = {};
  if (method !== 'GET') headers['X-CSRF-Token'] = csrfToken();
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(addressOf(path, query), { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    noteConnection({ lost: true });
    throw connectionLost();
  }
  noteConnection({ lost: false });
  if (response.status === 401) noteConnection({ expired: true });
  const answer = await parsed(response);
  if (!response.ok) throw problemOf(response.status, answer);
  return answer as T;
}
