import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useRef, type KeyboardEvent, type ReactNode } from 'react';

import { usePrinting } from '@/ui/usePrinting';

interface VirtualRowsProps {
  count: number;
  /** The box that scrolls, once it stands. */
  box: HTMLDivElement | null;
  columns: number;
  estimate: (index: number) => number;
  /** Rows the arrows stop at. */
  stops: (index: number) => boolean;
  /** What takes the focus in a row when the arrows come from `from`; the row itself unless told. */
  target?: (row: HTMLElement, from: HTMLElement) => HTMLElement | null;
  row: (index: number, ref: ((element: HTMLTableRowElement | null) => void) | undefined) => ReactNode;
}

/** So few rows are all drawn: the browser's own search finds them, and nothing jumps. */
const few = 150;

function Gap({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={columns} style={{ padding: 0, border: 0 }} />
    </tr>
  );
}

function nextStop({ count, stops }: VirtualRowsProps, from: number, key: string): number | null {
  const start = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: count - 1 }[key];
  if (start === undefined) return null;
  const step = key === 'ArrowDown' || key === 'Home' ? 1 : -1;
  for (let index = start; index >= 0 && index < count; index += step) if (stops(index)) return index;
  return null;
}

/** The body of a long table: only the rows in sight are drawn, all of them on paper; arrows, Home and End walk the rows. */
export function VirtualRows(props: VirtualRowsProps) {
  const { count, box, columns, estimate, target, row } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const focused = useRef(-1);
  const printing = usePrinting();
  const all = printing || count <= few;
  // The row with the focus stays drawn wherever one scrolls, so the focus is not lost.
  const rangeExtractor = useCallback((range: Range) => {
    const indexes = defaultRangeExtractor(range);
    return focused.current < 0 || focused.current >= range.count || indexes.includes(focused.current) ? indexes : [...indexes, focused.current].sort((a, b) => a - b);
  }, []);
  // eslint-disable-next-line react-hooks/incompatible-library -- the page is built without React's compiler
  const virtual = useVirtualizer({ count, getScrollElement: () => box, estimateSize: estimate, overscan: 10, rangeExtractor, enabled: !all });

  function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
    const source = event.target as HTMLElement;
    const from = Number(source.closest('tr')?.dataset.index ?? -1);
    const next = from < 0 || source.closest('form') ? null : nextStop(props, from, event.key);
    if (next === null) return;
    event.preventDefault();
    if (!all) virtual.scrollToIndex(next, { align: 'auto' });
    const found = () => body.current?.querySelector<HTMLElement>(`tr[data-index="${next}"]`);
    const focus = () => {
      const line = found();
      if (line) (target?.(line, source) ?? line).focus({ preventScroll: !all });
    };
    if (found()) focus();
    else requestAnimationFrame(() => requestAnimationFrame(focus));
  }

  const rows: ReactNode[] = [];
  if (all) for (let index = 0; index < count; index += 1) rows.push(row(index, undefined));
  else {
    let end = 0;
    for (const item of virtual.getVirtualItems()) {
      rows.push(<Gap key={`g${item.index}`} height={item.start - end} columns={columns} />, row(item.index, virtual.measureElement));
      end = item.end;
    }
    rows.push(<Gap key="rest" height={virtual.getTotalSize() - end} columns={columns} />);
  }
  return (
    <tbody ref={body} onKeyDown={onKeyDown} onFocus={(event) => (focused.current = Number(event.target.closest('tr')?.dataset.index ?? -1))} onBlur={() => (focused.current = -1)}>
      {rows}
    </tbody>
  );
}
