import type { Template } from './types';

/** Values to begin with: what the template offers. */
export function startOf({ fields }: Template): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field.id, field.default ?? '']));
}

/** Titles of what must be filled in and is not. */
export function missingOf({ fields }: Template, values: Record<string, string>): string[] {
  return fields.filter((field) => field.required && !values[field.id]?.trim()).map((field) => field.title);
}
