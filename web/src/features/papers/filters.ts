import type { Address } from '@/ui/address';
import type { ChipItem } from '@/ui/Chips';
import { formatDate } from '@/ui/format';

import { levelWords, paperStatusWords, type Level, type Paper, type PaperStatus } from './types';

function fold(text: string): string {
  return text.toLocaleLowerCase('ru').replaceAll('ё', 'е');
}

/** «приказ № 114 от 12.09.2025»: what people call an act. */
export function paperName({ kind, number, dated }: Pick<Paper, 'kind' | 'number' | 'dated'>): string {
  return [kind, number && `№ ${number}`, dated && `от ${formatDate(dated)}`].filter(Boolean).join(' ');
}

export const filterKeys = ['q', 'level', 'status', 'kind', 'year'] as const;

export function filterPapers(papers: Paper[], { q, level, status, kind, year }: Address): Paper[] {
  const words = fold(q ?? '').split(/\s+/).filter(Boolean);
  return papers.filter((paper) => {
    const text = fold(`${paperName(paper)} ${paper.title} ${paper.issuer} ${paper.note}`);
    return (!level || paper.level === level) && (!status || paper.status === status) && (!kind || paper.kind === kind) && (!year || paper.dated?.startsWith(year)) && words.every((word) => text.includes(word));
  });
}

export function chipsOf({ q, level, status, kind, year }: Address): ChipItem[] {
  return [
    level && level in levelWords && { key: 'level', text: `Уровень: ${levelWords[level as Level]}` },
    status && status in paperStatusWords && { key: 'status', text: `Состояние: ${paperStatusWords[status as PaperStatus]}` },
    kind && { key: 'kind', text: `Вид: ${kind}` },
    year && { key: 'year', text: `Год: ${year}` },
    q && { key: 'q', text: `Текст: «${q}»` },
  ].filter((chip): chip is ChipItem => Boolean(chip));
}
