import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconColumns3, IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { saveCsv } from './csv';
import styles from './DataTable.module.css';
import type { Column, useDataTable } from './table';

interface TableToolsProps<Row extends object> {
  name: string;
  columns: Column<Row>[];
  rows: Row[];
  table: ReturnType<typeof useDataTable<Row>>;
  children?: ReactNode;
}

/** The line above a table: filters on the left, columns and export on the right. */
export function TableTools<Row extends object>({ name, columns, rows, table, children }: TableToolsProps<Row>) {
  const hideable = table.getAllLeafColumns().filter((leaf) => leaf.getCanHide());
  const written = columns.flatMap((column) => (column.csv && table.getColumn(column.id)?.getIsVisible() ? [column.csv] : []));
  const save = () => saveCsv(name, written.flatMap((csv) => csv.titles), rows.map((row) => written.flatMap((csv) => csv.cells(row))));
  return (
    <div className={`${styles.tools} v-no-print`}>
      <div className={styles.filters}>{children}</div>
      {hideable.length > 0 && (
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <Tooltip label="Столбцы">
              <ActionIcon variant="default" size={30} aria-label="Выбрать столбцы">
                <IconColumns3 size={17} stroke={1.6} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          </Menu.Target>
          <Menu.Dropdown>
            {hideable.map((leaf) => (
              <Menu.CheckboxItem key={leaf.id} checked={leaf.getIsVisible()} onChange={(visible) => leaf.toggleVisibility(visible)}>
                {columns.find((column) => column.id === leaf.id)?.title}
              </Menu.CheckboxItem>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {written.length > 0 && (
        <Tooltip label="Выгрузить для Excel (CSV)">
          <ActionIcon variant="default" size={30} aria-label="Выгрузить для Excel (CSV)" onClick={save}>
            <IconDownload size={17} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
