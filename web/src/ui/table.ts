import { columnVisibilityFeature, createSortedRowModel, rowSortingFeature, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table';
import { useLocalStorage } from '@mantine/hooks';
import { useMemo, useState, type ReactNode } from 'react';

import type { CsvCell } from './csv';

/** A column told once: what stands in the cell, by what it sorts, what goes to the file. */
export interface Column<Row> {
  id: string;
  title: string;
  align?: 'right';
  width?: number | string;
  cell: (row: Row) => ReactNode;
  /** Sort key; absent values go last. Without it the column does not sort. */
  sort?: (row: Row) => string | number | null;
  /** Cells of the exported file; several when the value has an interval. */
  csv?: { titles: string[]; cells: (row: Row) => CsvCell[] };
  fixed?: boolean;
}

export const features = tableFeatures({ rowSortingFeature, columnVisibilityFeature, sortedRowModel: createSortedRowModel() });

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'ru', { numeric: true });
}

function definition<Row extends object>(column: Column<Row>): ColumnDef<typeof features, Row> {
  return {
    id: column.id,
    accessorFn: (row) => column.sort?.(row) ?? undefined,
    header: column.title,
    enableSorting: Boolean(column.sort),
    enableHiding: !column.fixed,
    sortUndefined: 'last',
    sortDescFirst: column.align === 'right',
    sortFn: (a, b, id) => compare(a.getValue(id), b.getValue(id)),
  };
}

export interface Sorting {
  id: string;
  desc: boolean;
}

/** TanStack Table over our columns: sorting here, hidden columns remembered under the table's name. */
export function useDataTable<Row extends object>(name: string, columns: Column<Row>[], rows: Row[], initial: Sorting[]) {
  const [sorting, setSorting] = useState(initial);
  const [columnVisibility, setColumnVisibility] = useLocalStorage<Record<string, boolean>>({ key: `vekha.columns.${name}`, defaultValue: {}, getInitialValueInEffect: false });
  const definitions = useMemo(() => columns.map(definition), [columns]);
  return useTable({
    features,
    columns: definitions,
    data: rows,
    state: { sorting, columnVisibility },
    onSortingChange: setSorting,
    onColumnVisibilityChange: (next) => setColumnVisibility((now) => (typeof next === 'function' ? next(now) : next)),
  });
}
