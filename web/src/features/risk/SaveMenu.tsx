import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

import { riskFileHref } from './api';

const files = [
  { format: 'docx', label: 'Word: школы с причинами и история' },
  { format: 'xlsx', label: 'Excel: все признаки с интервалами' },
  { format: 'csv_ru', label: 'CSV для русского Excel' },
] as const;

/** The list as a file: the same rule, year and thresholds. */
export function SaveMenu({ rule, year, set }: { rule: string; year: number; set: string }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={15} aria-hidden="true" />}>
          Выгрузить
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ format, label }) => (
          <Menu.Item key={format} component="a" href={riskFileHref(rule, year, set, format)} download>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
