import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

import { savePngOf } from '@/charts/image';
import { saveFile } from '@/ui/csv';

import { fileHref, type ResultTable, type TableQuery, type TableRow } from './api';
import { heatSvg } from './heatSvg';

const files = [
  { format: 'xlsx', label: 'Excel (XLSX)' },
  { format: 'csv_ru', label: 'CSV для русского Excel' },
  { format: 'csv', label: 'CSV (RFC 4180)' },
] as const;

/** The table as a file with the same cells; the map of skills also as a drawing of the rows that are seen. */
export function ExportMenu({ table, query, rows }: { table: ResultTable; query: TableQuery; rows: TableRow[] }) {
  const name = [table.title, table.caption].filter(Boolean).join(', ');
  const svg = () => heatSvg({ ...table, rows });
  const savePng = () => {
    const text = svg();
    const [, width = '0', height = '0'] = /width="(\d+)" height="(\d+)"/.exec(text) ?? [];
    void savePngOf(text, { width: Number(width), height: Number(height) }, name);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={15} aria-hidden="true" />}>
          Выгрузить
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ format, label }) => (
          <Menu.Item key={format} component="a" href={fileHref(table.id, query, format)} download>
            {label}
          </Menu.Item>
        ))}
        {table.id === 'skills' && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={savePng}>Рисунок PNG</Menu.Item>
            <Menu.Item onClick={() => saveFile(`${name}.svg`, new Blob([svg()], { type: 'image/svg+xml' }))}>Рисунок SVG</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
