import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

import { saveSvg } from '@/charts/image';
import { usePrinting } from '@/ui/usePrinting';

import type { PaperProps } from './GanttPaper';
import { Sheet } from './Sheet';
import { layoutRoll, type Size } from './sheet';

/** Which sheets are printed: those asked for by a button, A4 when the person prints by the browser's own way. */
export function usePaper() {
  const [asked, setAsked] = useState<Size | null>(null);
  const printing = usePrinting();
  useEffect(() => {
    const forget = () => setAsked(null);
    window.addEventListener('afterprint', forget);
    return () => window.removeEventListener('afterprint', forget);
  }, []);
  const print = useCallback((size: Size) => {
    flushSync(() => setAsked(size));
    window.print();
  }, []);
  return { paper: asked ?? (printing ? ('A4' as const) : null), print };
}

/** The whole chart as one picture of vectors. */
export function saveGanttSvg({ title, rows, span, today }: PaperProps) {
  const holder = document.createElement('div');
  const root = createRoot(holder);
  flushSync(() => root.render(<Sheet {...{ title, span, today }} layout={layoutRoll(rows, span)} page={0} />));
  saveSvg(holder.querySelector('svg'), `${title}, Гант`);
  root.unmount();
}
