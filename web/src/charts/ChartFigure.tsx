import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo, useRef, useState } from 'react';

import { saveCsv } from '@/ui/csv';

import Chart from './Chart';
import styles from './ChartFigure.module.css';
import { savePng, saveSvg } from './image';
import { usePalette, type Palette } from './palette';

interface ChartFigureProps {
  title: string;
  height: number;
  option: (palette: Palette) => EChartsCoreOption;
  /** The same numbers as words: shown instead of the picture on demand, and written to the file. */
  table: { head: string[]; rows: string[][] };
  compact?: boolean;
}

/** A picture with its title, its numbers as a table, and its ways out: PNG, SVG, CSV. */
export function ChartFigure({ title, height, option, table, compact }: ChartFigureProps) {
  const palette = usePalette();
  const [asTable, setAsTable] = useState(false);
  const figure = useRef<HTMLElement>(null);
  const made = useMemo(() => option(palette), [option, palette]);
  const svg = () => figure.current?.querySelector('svg[width]');
  return (
    <figure className={styles.figure} ref={figure} data-compact={compact || undefined}>
      <figcaption>
        <span>{title}</span>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon className="v-no-print" variant="subtle" color="gray" size={26} aria-label={`${title}: таблица и сохранение`}>
              <IconDots size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setAsTable(!asTable)}>{asTable ? 'Показать рисунком' : 'Показать таблицей'}</Menu.Item>
            <Menu.Item disabled={asTable} onClick={() => void savePng(svg(), title)}>
              Сохранить PNG
            </Menu.Item>
            <Menu.Item disabled={asTable} onClick={() => saveSvg(svg(), title)}>
              Сохранить SVG
            </Menu.Item>
            <Menu.Item onClick={() => saveCsv(title, table.head, table.rows)}>Выгрузить для Excel (CSV)</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </figcaption>
      {asTable ? (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                {table.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, index) => (
                    <td key={index}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Chart option={made} printWidth={palette.print ? (compact ? 196 : 640) : null} height={height} label={`${title}. Числа есть в таблице: меню рисунка, «Показать таблицей».`} />
      )}
    </figure>
  );
}
