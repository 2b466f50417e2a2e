import { useLayoutEffect, useMemo } from 'react';

import styles from './Gantt.module.css';
import type { Row } from './rows';
import type { Span } from './scale';
import { Sheet } from './Sheet';
import { layoutSheet, type Size } from './sheet';

export interface PaperProps {
  title: string;
  rows: Row[];
  span: Span;
  today: string;
}

/** The chart as sheets of paper; while it stands, nothing else of the page is printed. */
export function GanttPaper({ title, rows, span, today, size }: PaperProps & { size: Size }) {
  const layout = useMemo(() => layoutSheet(rows, span, size), [rows, span, size]);
  useLayoutEffect(() => {
    document.documentElement.dataset.paper = 'own';
    return () => {
      delete document.documentElement.dataset.paper;
    };
  }, []);
  return (
    <div className={`${styles.paper} v-paper`} data-size={size}>
      {layout.pages.map((_, page) => (
        <Sheet key={page} {...{ title, span, today, layout, page }} />
      ))}
    </div>
  );
}
