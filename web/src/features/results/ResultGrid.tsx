import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronRight } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';

import { formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';

import type { ResultTable, TableRow } from './api';
import { headings, unfolded, type Branch, type Order } from './arrange';
import { GridCell, type Shading } from './GridCell';
import styles from './Results.module.css';

interface ResultGridProps {
  table: ResultTable;
  branches: Branch[];
  order: Order | null;
  onOrder: (order: Order | null) => void;
  shading: Shading;
  /** Shows the 95 % intervals under the numbers. */
  bounds: boolean;
  /** Schools whose classes are seen. */
  open: ReadonlySet<number> | 'all';
  onFold: (node: number) => void;
  /** Opens the works behind a number; nothing where there is nothing to open. */
  works: (row: TableRow, column: number) => (() => void) | undefined;
}

const batch = 200;

/** One click sorts from the top down, the second from the bottom up, the third brings the given order back. */
function nextOrder(order: Order | null, column: number): Order | null {
  if (order?.column !== column) return { column, down: true };
  return order.down ? { column, down: false } : null;
}

/** Arrows move from cell to cell, Home and End along the row, Enter does what a click does. */
function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
  const cell = (event.target as HTMLElement).closest('td');
  if (!cell || event.target !== cell) return;
  if (event.key === 'Enter') cell.click();
  const row = cell.parentElement as HTMLTableRowElement;
  const near = (to: Element | null | undefined) => (to as HTMLTableRowElement | null | undefined)?.cells[cell.cellIndex];
  const target = { ArrowRight: cell.nextElementSibling, ArrowLeft: cell.previousElementSibling, ArrowDown: near(row.nextElementSibling), ArrowUp: near(row.previousElementSibling), Home: row.cells[1], End: row.cells[row.cells.length - 1] }[event.key];
  if (!(target instanceof HTMLTableCellElement) || target.tagName !== 'TD') return;
  event.preventDefault();
  target.focus();
}

/** A table of the server as it is: headings over headings, names that stay in sight, shading where a whole is known. */
export function ResultGrid({ table, branches, order, onOrder, shading, bounds, open, onFold, works }: ResultGridProps) {
  const [shown, setShown] = useState(batch);
  const over = headings(table.columns);
  const rows = unfolded(branches, open);
  const folds = new Set(branches.filter(({ classes }) => classes.length > 0).map(({ row }) => row.node));
  const isOpen = (node: number) => open === 'all' || open.has(node);
  return (
    <>
      <div className={`${grid.scroll} ${styles.scroll}`} tabIndex={0} role="region" aria-label={table.title}>
        <table className={`${grid.table} ${styles.table}`} data-view={table.id}>
          <caption className={grid.caption}>{table.title}. Стрелки ведут по ячейкам.</caption>
          <thead>
            {over.some(({ title }) => title !== '') && (
              <tr className={styles.over}>
                {over.map(({ title, span }, index) => (
                  <th key={index} colSpan={span} scope="colgroup" data-group={title !== '' || undefined}>
                    {title}
                  </th>
                ))}
              </tr>
            )}
            <tr>
              {table.columns.map((column, index) => (
                <th key={index} scope="col" title={column.hint || undefined} data-number={column.number || undefined} aria-sort={order?.column === index ? (order.down ? 'descending' : 'ascending') : undefined}>
                  <button type="button" onClick={() => onOrder(nextOrder(order, index))}>
                    {column.title}
                    {order?.column === index && (order.down ? <IconArrowDown size={13} aria-hidden="true" /> : <IconArrowUp size={13} aria-hidden="true" />)}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={onKeyDown}>
            {rows.slice(0, shown).map((row, at) => (
              <tr key={at} data-level={row.level}>
                <th scope="row">
                  {row.level !== 'class' && folds.has(row.node) && (
                    <button type="button" className={styles.fold} aria-expanded={isOpen(row.node)} aria-label={`Классы: ${row.cells[0]?.text ?? ''}`} onClick={() => onFold(row.node)}>
                      <IconChevronRight size={15} aria-hidden="true" />
                    </button>
                  )}
                  {row.cells[0]?.text}
                </th>
                {row.cells.slice(1).map((cell, index) => (
                  <GridCell key={index} cell={cell} column={table.columns[index + 1]} shading={shading} bounds={bounds} reachable={at === 0 && index === 0} onOpen={works(row, index + 1)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown && (
        <Button mt="sm" variant="default" size="xs" onClick={() => setShown(rows.length)}>
          Показать все {formatNumber(rows.length)}
        </Button>
      )}
    </>
  );
}
