import type { CSSProperties } from 'react';

import { formatNumber } from '@/ui/format';

import type { TableColumn, TableRow } from './api';
import { shade } from './arrange';
import { stepOf } from './heat';

type Cell = TableRow['cells'][number];

/** How numbers are coloured: not at all, by the accent, by the steps of the map of skills. */
export type Shading = 'none' | 'accent' | 'steps';

function titleOf(cell: Cell): string | undefined {
  if (cell.lo !== undefined && cell.hi !== undefined) return `95 % интервал: ${formatNumber(cell.lo, 1)}–${formatNumber(cell.hi, 1)}; работ ${formatNumber(cell.n ?? 0)}`;
  return cell.absence && cell.n ? `работ ${formatNumber(cell.n)}` : undefined;
}

function colorOf(cell: Cell, full: number, shading: Shading): CSSProperties | undefined {
  const depth = shading === 'none' ? null : shade(cell.value, full);
  if (depth === null) return undefined;
  if (shading === 'accent') return { background: `color-mix(in srgb, var(--v-accent) ${Math.round(depth * 42)}%, var(--v-surface))` };
  const { fill, text } = stepOf(cell.value ?? 0);
  return { background: fill, color: text };
}

interface GridCellProps {
  cell: Cell;
  column: TableColumn | undefined;
  shading: Shading;
  bounds: boolean;
  /** The one cell Tab stops at; arrows move from it. */
  reachable: boolean;
  onOpen?: () => void;
}

/** A cell with its number as the server wrote it, its interval on demand, its works on a click. */
export function GridCell({ cell, column, shading, bounds, reachable, onOpen }: GridCellProps) {
  return (
    <td tabIndex={reachable ? 0 : -1} title={titleOf(cell)} data-number={column?.number || undefined} data-text={!column?.number || undefined} data-absent={cell.absence} data-works={onOpen && true} style={colorOf(cell, column?.full ?? 0, shading)} onClick={onOpen}>
      {cell.text}
      {bounds && cell.lo !== undefined && cell.hi !== undefined && (
        <small>
          {formatNumber(cell.lo, 0)}–{formatNumber(cell.hi, 0)}
        </small>
      )}
    </td>
  );
}
