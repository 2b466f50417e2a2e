import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';

import styles from './DataTable.module.css';
import { formatNumber } from './format';
import grid from './Grid.module.css';
import { useDataTable, type Column, type Sorting } from './table';
import { TableTools } from './TableTools';

interface DataTableProps<Row extends object> {
  /** Name under which the choice of columns is remembered, and of the exported file. */
  name: string;
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string | number;
  onOpen?: (row: Row) => void;
  sorting?: Sorting[];
  /** What stands to the left of the column chooser: filters, a count. */
  tools?: ReactNode;
  highlight?: (row: Row) => boolean;
}

const batch = 200;

/** Up and Down move between rows that open; Home and End go to the edges. */
function moveFocus(event: KeyboardEvent<HTMLTableSectionElement>) {
  const row = (event.target as HTMLElement).closest('tr');
  if (!row) return;
  const target = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling, Home: row.parentElement?.firstElementChild, End: row.parentElement?.lastElementChild }[event.key];
  if (target instanceof HTMLElement) {
    event.preventDefault();
    target.focus();
  }
}

/** The table of the program: sticky head and first column, sorting by click, chosen columns, export, rows that open. */
export function DataTable<Row extends object>({ name, caption, columns, rows, rowKey, onOpen, sorting = [], tools, highlight }: DataTableProps<Row>) {
  const table = useDataTable(name, columns, rows, sorting);
  const [shown, setShown] = useState(batch);
  const visible = table.getVisibleLeafColumns().map((leaf) => columns.find((column) => column.id === leaf.id)).filter((column) => column !== undefined);
  const sorted = table.getRowModel().rows.map((row) => row.original);
  return (
    <div>
      <TableTools name={name} columns={columns} rows={sorted} table={table}>
        {tools}
      </TableTools>
      <div className={`${grid.scroll} ${styles.scroll}`} tabIndex={0} role="region" aria-label={caption}>
        <table className={`${grid.table} ${styles.table}`}>
          <caption className={grid.caption}>{caption}</caption>
          <thead>
            <tr>
              {visible.map((column) => {
                const leaf = table.getColumn(column.id);
                const order = leaf?.getIsSorted();
                return (
                  <th key={column.id} scope="col" data-align={column.align} style={{ width: column.width, minWidth: column.width }} aria-sort={order ? (order === 'asc' ? 'ascending' : 'descending') : undefined}>
                    {column.sort ? (
                      <button type="button" onClick={leaf?.getToggleSortingHandler()}>
                        {column.title}
                        {order === 'asc' && <IconArrowUp size={13} aria-hidden="true" />}
                        {order === 'desc' && <IconArrowDown size={13} aria-hidden="true" />}
                      </button>
                    ) : (
                      column.title
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody onKeyDown={moveFocus}>
            {sorted.slice(0, shown).map((row) => (
              <tr key={rowKey(row)} tabIndex={onOpen && 0} data-open={onOpen && true} data-highlight={highlight?.(row) || undefined} onClick={() => onOpen?.(row)} onKeyDown={(event) => event.key === 'Enter' && event.target === event.currentTarget && onOpen?.(row)}>
                {visible.map((column, index) =>
                  index === 0 ? (
                    <th key={column.id} scope="row" data-align={column.align}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.id} data-align={column.align}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > shown && (
        <Button mt="sm" variant="default" size="xs" onClick={() => setShown(sorted.length)}>
          Показать все {formatNumber(sorted.length)}
        </Button>
      )}
    </div>
  );
}
