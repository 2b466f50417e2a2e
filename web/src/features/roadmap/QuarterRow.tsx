import { Popover } from '@mantine/core';
import { memo, type KeyboardEvent } from 'react';

import { formatDates } from '@/ui/format';

import type { Measure, Occurrence } from './api';
import { byQuarter, quarterTitle } from './layout';
import styles from './Roadmap.module.css';
import { shownOf, shownSigns, shownWords, worst } from './status';
import { WindowSteps } from './WindowSteps';

interface QuarterRowProps {
  measure: Measure;
  quarters: string[];
  now: string;
  onOpen: (id: number) => void;
  index: number;
  rowRef: ((element: HTMLTableRowElement | null) => void) | undefined;
  /** "measure quarter" of the cell whose terms are shown, when it is in this row. */
  open: string;
  setOpen: (cell: string) => void;
}

/** Left and Right go between the cells of the row and its title. */
function onKeyDown(event: KeyboardEvent<HTMLTableRowElement>) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const source = event.target as HTMLElement;
  if (!step || !source.closest('tr')) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const next = buttons[buttons.indexOf(source) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Terms({ measure, quarter, items, onOpen }: { measure: Measure; quarter: string; items: Occurrence[]; onOpen: (id: number) => void }) {
  return (
    <div className={styles.terms}>
      <p>
        <b>{measure.number}</b> · {quarterTitle(quarter)} {quarter.slice(0, 4)}
      </p>
      <ol>
        {items.map((item) => (
          <WindowSteps key={item.id} measure={measure} item={item} onOpen={onOpen} />
        ))}
      </ol>
      <button type="button" className={styles.openAll} onClick={() => onOpen(measure.id)}>
        Открыть мероприятие
      </button>
    </div>
  );
}

/** One measure over the quarters; a cell opens the terms that end in it. */
export const QuarterRow = memo(function QuarterRow({ measure, quarters, now, onOpen, index, rowRef, open, setOpen }: QuarterRowProps) {
  const cells = byQuarter(measure.occurrences);
  const close = (cell: string) => {
    setOpen('');
    // The button is drawn anew without its list, so the focus is brought back to it by hand.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus());
  };
  return (
    <tr ref={rowRef} data-index={index} onKeyDown={onKeyDown}>
      <th scope="row">
        <button type="button" className={styles.open} onClick={() => onOpen(measure.id)} title={`${measure.number} ${measure.text}`}>
          {measure.number} {measure.text}
        </button>
      </th>
      {quarters.map((quarter) => {
        const items = cells.get(quarter);
        const cell = `${measure.id} ${quarter}`;
        if (!items) return <td key={quarter} data-now={quarter === now || undefined} />;
        const shown = worst(items);
        const text = items.map((item) => `${formatDates(item.from, item.due)}: ${shownWords[shownOf(item)]}`).join('\n');
        const button = (
          <button type="button" className={styles.cell} data-status={shown} data-quarter={quarter} data-cell={cell} tabIndex={-1} title={text} aria-label={`${measure.number}: ${text}`} aria-haspopup="dialog" onClick={() => setOpen(cell)}>
            {shownSigns[shown]}
            {items.length > 1 && <small>{items.length}</small>}
          </button>
        );
        return (
          <td key={quarter} data-now={quarter === now || undefined}>
            {open === cell ? (
              <Popover opened onDismiss={() => close(cell)} trapFocus withArrow shadow="md" width={400}>
                <Popover.Target>{button}</Popover.Target>
                <Popover.Dropdown aria-label={`${measure.number}, ${quarterTitle(quarter)} ${quarter.slice(0, 4)}`}>
                  <Terms measure={measure} quarter={quarter} items={items} onOpen={onOpen} />
                </Popover.Dropdown>
              </Popover>
            ) : (
              button
            )}
          </td>
        );
      })}
    </tr>
  );
});
