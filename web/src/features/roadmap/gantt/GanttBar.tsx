import { memo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

import { formatDates } from '@/ui/format';

import type { Measure, Occurrence } from '../api';
import { isOpen, shownOf, shownSigns, shownWords } from '../status';
import { dayOf } from './days';
import styles from './Gantt.module.css';
import { pulled, type Edge } from './rows';
import type { Span, Zoom } from './scale';
import { shifted, shiftOf, type Shift } from './shift';
import { labelWidth } from './useWindow';

interface GanttBarProps {
  measure: Measure;
  item: Occurrence;
  span: Span;
  zoom: Zoom;
  standing: boolean;
  shift: Shift | null;
  caption: string;
  onShift: ((shift: Shift | null) => void) | undefined;
  onOpen: (id: number) => void;
}

interface Pull {
  edge: Edge;
  startX: number;
  days: number;
}

const diamond = 16;

function box(window: { from: string; due: string }, { first }: Span, { perDay }: Zoom) {
  const [from, due] = [dayOf(window.from), dayOf(window.due)];
  const left = labelWidth + (from - first) * perDay;
  const width = (due - from + 1) * perDay;
  if (from === due) return { left: left + width / 2 - diamond / 2, width: diamond };
  return { left, width: Math.max(width, 6) };
}

/** Left and Right go to the neighbouring term of the same measure. */
function toNeighbour(from: HTMLElement, step: number) {
  const all = [...(from.parentElement?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
  all[all.indexOf(from) + step]?.focus();
}

const edgeOf = (target: EventTarget): Edge => ((target as HTMLElement).dataset.edge as Edge | undefined) ?? 'whole';

/** One term as a bar (a diamond for a single day): pulled by the mouse or by keys, the reason is asked afterwards. */
export const GanttBar = memo(function GanttBar({ measure, item, span, zoom, standing, shift, caption, onShift, onOpen }: GanttBarProps) {
  const [pull, setPull] = useState<Pull | null>(null);
  const dragged = useRef(false);
  const movable = onShift !== undefined && isOpen(item);
  const base = shift ?? item;
  const window = pull ? pulled(base, pull.edge, pull.days) : base;
  const { left, width } = box(window, span, zoom);
  const shown = shownOf(item);
  const milestone = window.from === window.due;
  const dates = formatDates(window.from, window.due);
  const late = item.baseline_due && item.baseline_due !== item.due ? item.baseline_due : '';

  function onPointerDown(event: PointerEvent<HTMLButtonElement>) {
    dragged.current = false;
    if (!movable || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setPull({ edge: edgeOf(event.target), startX: event.clientX, days: 0 });
  }

  function onPointerMove(event: PointerEvent<HTMLButtonElement>) {
    if (!pull) return;
    const days = Math.round((event.clientX - pull.startX) / zoom.perDay);
    if (Math.abs(event.clientX - pull.startX) > 3) dragged.current = true;
    if (days !== pull.days) setPull({ ...pull, days });
  }

  function onPointerUp() {
    if (!pull) return;
    const next = pull.days === 0 ? null : shifted(shiftOf(shift, measure, item), pull.edge, pull.days);
    setPull(null);
    if (pull.days !== 0) onShift?.(next && { ...next, asked: true });
  }

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>) {
    const arrow = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const end = { '+': 1, '=': 1, '-': -1 }[event.key];
    if (arrow && !event.shiftKey) toNeighbour(event.currentTarget, arrow);
    else if (movable && (arrow ?? end)) onShift(shifted(shiftOf(shift, measure, item), arrow ? 'whole' : 'end', (arrow ?? end ?? 0) * zoom.step));
    else if (shift && event.key === 'Escape') onShift?.(null);
    else if (shift && event.key === 'Enter') onShift?.({ ...shift, asked: true });
    else return;
    event.preventDefault();
  }

  return (
    <>
      {late && <i className={styles.ghost} aria-hidden="true" style={box({ from: item.baseline_due ?? item.due, due: item.baseline_due ?? item.due }, span, zoom)} title="Срок, каким он был намечен сначала" />}
      <button
        type="button"
        data-stop
        className={styles.bar}
        data-status={shown}
        data-milestone={milestone || undefined}
        data-standing={standing || undefined}
        data-moving={(pull ?? shift) ? true : undefined}
        data-movable={movable || undefined}
        style={{ left, width }}
        title={`${dates}: ${shownWords[shown]}`}
        aria-label={`${measure.number}, срок ${dates}, ${shownWords[shown]}${shift ? ', не записано: нажмите Enter' : ''}`}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => setPull(null)}
        onKeyDown={onKeyDown}
        onClick={() => !dragged.current && onOpen(measure.id)}
      >
        {!milestone && width > 18 && <span aria-hidden="true">{shownSigns[shown]}</span>}
        {movable && !milestone && width > 20 && <i data-edge="start" />}
        {movable && !milestone && width > 10 && <i data-edge="end" />}
      </button>
      {(pull ?? shift) ? <span className={styles.flag} style={{ left: left + width + 6 }}>{dates}</span> : caption && <span className={styles.caption} style={{ left: left + width + 5 }}>{caption}</span>}
    </>
  );
});
