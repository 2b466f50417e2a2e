import type { Address } from '@/ui/address';

import type { Finding, Severity } from './api';

export interface Group {
  severity: Severity;
  title: string;
  findings: Finding[];
}

const titles: Record<Severity, string> = { error: 'Ошибки', warning: 'Предупреждения', note: 'К сведению' };
const order: Severity[] = ['error', 'warning', 'note'];

function fold(text: string): string {
  return text.toLocaleLowerCase('ru').replaceAll('ё', 'е');
}

/** What the address asks for: of one kind, with these words, with those set aside or without them. */
export function filterFindings(findings: Finding[], { code, q, ignored, severity }: Address): Finding[] {
  const words = fold(q ?? '').split(/\s+/).filter(Boolean);
  return findings.filter((finding) => {
    const text = fold(`${finding.place} ${finding.message} ${finding.suggestion?.text ?? ''}`);
    return (ignored === '1' || !finding.ignored) && (!code || finding.code === code) && (!severity || finding.severity === severity) && words.every((word) => text.includes(word));
  });
}

/** The grave ones first; a group without findings is left out. */
export function groupFindings(findings: Finding[]): Group[] {
  return order.map((severity) => ({ severity, title: titles[severity], findings: findings.filter((finding) => finding.severity === severity) })).filter((group) => group.findings.length > 0);
}

/** Kinds of findings that are there, with how many. */
export function codesOf(findings: Finding[]): { value: string; label: string }[] {
  const counts = new Map<string, { title: string; count: number }>();
  for (const { code, title } of findings) counts.set(code, { title: title || code, count: (counts.get(code)?.count ?? 0) + 1 });
  return [...counts].map(([value, { title, count }]) => ({ value, label: `${title} (${count})` })).sort((a, b) => a.label.localeCompare(b.label, 'ru'));
}

/** How many findings wait for an answer, and how many of them are errors. */
export function countOpen(findings: Finding[]): { all: number; grave: number } {
  const open = findings.filter((finding) => !finding.ignored);
  return { all: open.length, grave: open.filter((finding) => finding.severity === 'error').length };
}

/** Findings of one code. */
export interface Kind {
  code: string;
  title: string;
  findings: Finding[];
}

/** So many of one kind are read one by one; more are folded. */
export const few = 3;

/** Findings by their code, in the order they first stand in the plan. */
export function kindsOf(findings: Finding[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const finding of findings) {
    const kind = kinds.get(finding.code) ?? { code: finding.code, title: finding.title || finding.code, findings: [] };
    kind.findings.push(finding);
    kinds.set(finding.code, kind);
  }
  return [...kinds.values()];
}
