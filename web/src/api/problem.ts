import type { components } from './schema';

export type Problem = components['schemas']['Problem'];

/** A refusal of the server, or the absence of one to talk to, in words for the person. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** The whole body: a lost edit race carries the object as it is now. */
    readonly body: unknown = null,
  ) {
    super(problem.detail || problem.title);
  }
}

const lost: Problem = {
  code: 'unavailable',
  title: 'Нет связи с сервером',
  detail: 'Проверьте, что «Веха» запущена и сеть работает. Введённое не потеряно.',
  request_id: '',
  issues: [],
};

export function connectionLost(): ApiError {
  return new ApiError(0, lost);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'code' in body;
}

/** The problem of a reply; a body that is not one (a proxy's page) still gives a readable message. */
export function problemOf(status: number, body: unknown): ApiError {
  if (isProblem(body)) return new ApiError(status, { ...body, issues: body.issues ?? [] }, body);
  return new ApiError(status, { ...lost, code: 'internal', title: `Сервер ответил с ошибкой ${status}`, detail: 'Повторите действие. Если не поможет, сообщите администратору.' });
}

/** The object as it is now, out of a lost edit race; null when the refusal was another one. */
export function currentOf(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.status !== 409) return null;
  const { body } = error;
  return typeof body === 'object' && body !== null && 'current' in body ? body.current : null;
}
