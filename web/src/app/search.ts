/** What Ctrl+K finds: pages, schools and measures already known to the page. */
export interface Hit {
  key: string;
  title: string;
  kind: string;
  href: string;
}

/** «ё» and case do not matter to a person who searches. */
export function fold(text: string): string {
  return text.toLocaleLowerCase('ru').replaceAll('ё', 'е');
}

/** Hits that contain every word of the query, those that begin with it first; at most `limit`. */
export function findHits(hits: Hit[], query: string, limit = 12): Hit[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return hits.slice(0, limit);
  const rank = (hit: Hit) => (fold(hit.title).startsWith(words[0] ?? '') ? 0 : 1);
  return hits
    .filter((hit) => words.every((word) => fold(hit.title).includes(word)))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, limit);
}
