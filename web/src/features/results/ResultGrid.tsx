import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState, type CSSProperties } from 'react';

import { formatNumber } from '@/ui/format';

import type { ResultTable, TableRow } from './api';
import { headings, shade, type Order } from './arrange';
import styles from './Results.module.css';

interface ResultGridProps {
  table: ResultTable;
  rows: TableRow[];
  order: Order | null;
  onOrder: (order: Order | null) => void;
  heat: boolean;
  /** Shows the 95 % intervals under the numbers. */
  bounds: boolean;
}

const batch = 200;

/** One click sorts from the top down, the second from the bottom up, the third brings the given order back. */
function nextOrder(order: Order | null, column: number): Order | null {
  if (order?.column !== column) return { column, down: true };
  return order.down ? { column, down: false } : null;
}

type Cell = TableRow['cells'][number];

function titleOf(cell: Cell): string | undefined {
  if (cell.lo !== undefined && cell.hi !== undefined) return `95 % интервал: ${formatNumber(cell.lo, 1)}–${formatNumber(cell.hi, 1)}; работ ${formatNumber(cell.n ?? 0)}`;
  return cell.absence && cell.n ? `работ ${formatNumber(cell.n)}` : undefined;
}

function heatOf(cell: Cell, full: number, heat: boolean): CSSProperties | undefined {
  const depth = heat ? shade(cell.value, full) : null;
  return depth === null ? undefined : { background: `color-mix(in srgb, var(--v-accent) ${Math.round(depth * 42)}%, var(--v-surface))` };
}

/** A table of the server as it is: headings over headings, names that stay in sight, shading where a whole is known. */
export function ResultGrid({ table, rows, order, onOrder, heat, bounds }: ResultGridProps) {
  const [shown, setShown] = useState(batch);
  const over = headings(table.columns);
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={table.title}>
        <table className={styles.table}>
          <caption className={styles.caption}>{table.title}</caption>
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
          <tbody>
            {rows.slice(0, shown).map((row, at) => (
              <tr key={at} data-level={row.level}>
                {row.cells.map((cell, index) =>
                  index === 0 ? (
                    <th key={index} scope="row">
                      {cell.text}
                    </th>
                  ) : (
                    <td key={index} title={titleOf(cell)} data-number={table.columns[index]?.number || undefined} data-absent={cell.absence ? true : undefined} style={heatOf(cell, table.columns[index]?.full ?? 0, heat)}>
                      {cell.text}
                      {bounds && cell.lo !== undefined && cell.hi !== undefined && (
                        <small>
                          {formatNumber(cell.lo, 0)}–{formatNumber(cell.hi, 0)}
                        </small>
                      )}
                    </td>
                  ),
                )}
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
