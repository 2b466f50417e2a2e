import { expect, it } from 'vitest';

import { findHits, type Hit } from './search';

const hit = (title: string): Hit => ({ key: title, title, kind: 'школа', href: '/' });
const hits = ['Школы', 'Берёзовская школа · 993210', 'Школа № 10', 'Лицей № 1'].map(hit);

it('finds by every word in any order', () => expect(findHits(hits, '10 школа').map((found) => found.title)).toEqual(['Берёзовская школа · 993210', 'Школа № 10']));
it('does not tell «ё» from «е» nor cases apart', () => expect(findHits(hits, 'БЕРЕЗОВСКАЯ')).toHaveLength(1));
it('puts what begins with the word first', () => expect(findHits(hits, 'школ')[0]?.title).toBe('Школы'));
it('shows the first entries for an empty query', () => expect(findHits(hits, ' ', 2)).toHaveLength(2));
