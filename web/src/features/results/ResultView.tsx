import { Button } from '@mantine/core';
import { useState } from 'react';

import { useRight } from '@/features/session/session';
import { formatNumber } from '@/ui/format';

import { worksOf, type ResultTable, type TableQuery, type TableRow } from './api';
import { arranged, unfolded, type Order } from './arrange';
import { worksBehind, type WorksQuery } from './behind';
import { ExportMenu } from './ExportMenu';
import { HeatLegend } from './HeatLegend';
import { LacksKim } from './LacksKim';
import { ResultGrid } from './ResultGrid';
import styles from './Results.module.css';
import { ScoreChart } from './ScoreChart';
import { WorksDrawer } from './WorksDrawer';

interface ResultViewProps {
  table: ResultTable;
  query: TableQuery;
  words: string;
  heat: boolean;
  bounds: boolean;
}

/** One table with what is drawn over it, its notes, and the works behind its numbers. */
export function ResultView({ table, query, words, heat, bounds }: ResultViewProps) {
  const mayWorks = useRight('works.read');
  const [order, setOrder] = useState<Order | null>(null);
  const [open, setOpen] = useState<ReadonlySet<number> | 'all'>(new Set<number>());
  const [behind, setBehind] = useState<{ title: string; query: WorksQuery } | null>(null);
  const branches = arranged(table.rows, words, order);
  const foldable = branches.some(({ classes }) => classes.length > 0);
  const schools = branches.filter(({ classes }) => classes.length > 0).map(({ row }) => row.node);
  const fold = (node: number) => {
    const now = new Set(open === 'all' ? schools : open);
    if (!now.delete(node)) now.add(node);
    setOpen(now);
  };
  const works = (row: TableRow, column: number) => {
    const found = mayWorks && table.columns[column]?.number && row.cells[column]?.value !== undefined ? worksBehind(table.id, query, row, table.columns[column]?.title ?? '') : null;
    return found ? () => setBehind({ title: row.cells[0]?.text ?? '', query: found }) : undefined;
  };
  return (
    <>
      {table.lacks_kim && <LacksKim exam={query} />}
      {table.id === 'scores' && <ScoreChart table={table} />}
      <div className={`${styles.tools} v-no-print`}>
        {table.id === 'skills' && heat && <HeatLegend />}
        {foldable && (
          <Button size="compact-sm" variant="subtle" onClick={() => setOpen(open === 'all' ? new Set<number>() : 'all')}>
            {open === 'all' ? 'Свернуть классы' : 'Развернуть все классы'}
          </Button>
        )}
        <Button className={styles.right} size="compact-sm" variant="subtle" onClick={() => setBehind({ title: table.caption || 'весь отбор', query: worksOf(query) })}>
          Работы и показатели форм
        </Button>
        <div>
          <ExportMenu table={table} query={query} rows={unfolded(branches, open)} />
        </div>
      </div>
      <ResultGrid table={table} branches={branches} order={order} onOrder={setOrder} shading={!heat ? 'none' : table.id === 'skills' ? 'steps' : 'accent'} bounds={bounds} open={open} onFold={fold} works={works} />
      <ul className={styles.notes}>
        {table.total > 0 && (
          <li>
            Показаны первые {formatNumber(table.rows.length)} работ из {formatNumber(table.total)}; в файл выгружаются все.
          </li>
        )}
        {table.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <WorksDrawer title={behind?.title ?? ''} query={behind?.query ?? null} onClose={() => setBehind(null)} />
    </>
  );
}
