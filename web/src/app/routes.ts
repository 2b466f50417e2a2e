import { later } from '@/ui/later';

import { inner, pages } from './pages';

/** All pages with their code behind a promise: each comes when it is first opened. */
export const routes = [...pages, ...inner].map(({ path, right, load }) => ({ path, right, component: later(load) }));

/** Brings the code of all pages in a quiet moment: going on is quick then, and a lost line does not stop it. */
export function fetchQuietly(wanted: typeof routes): () => void {
  const timer = setTimeout(() => {
    for (const { component } of wanted) void component.fetch().catch(() => undefined);
  }, 1500);
  return () => clearTimeout(timer);
}
