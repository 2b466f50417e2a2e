import createClient, { type Middleware } from 'openapi-fetch';

import { noteConnection } from './connection';
import { connectionLost, problemOf } from './problem';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];
export type Estimate = Schemas['Estimate'];
export type Exam = Schemas['Exam'];
export type SchoolRef = Schemas['SchoolRef'];

let csrf = '';

export function rememberCsrf(token: string) {
  csrf = token;
}

export function csrfToken(): string {
  return csrf;
}

const watch: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET' && csrf) request.headers.set('X-CSRF-Token', csrf);
    return request;
  },
  onResponse({ request, response }) {
    noteConnection({ lost: false });
    // A 401 of the session route itself only says that nobody has signed in yet.
    if (response.status === 401 && !request.url.endsWith('/api/session')) noteConnection({ expired: true });
  },
  onError() {
    noteConnection({ lost: true });
    return connectionLost();
  },
};

export const api = createClient<paths>({ baseUrl: '/' });
api.use(watch);

interface Reply<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a reply; throws ApiError on a refusal. */
export async function take<T>(reply: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await reply;
  if (error !== undefined || !response.ok) throw problemOf(response.status, error);
  return data as T;
}
