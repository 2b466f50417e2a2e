import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload, IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';

import { addressOf } from '@/api/request';
import { useRight } from '@/features/session/session';

const plans = [
  { format: 'docx', title: 'План с приказом (DOCX)' },
  { format: 'xlsx', title: 'План таблицей (XLSX)' },
  { format: 'pdf', title: 'План для печати (PDF)' },
];
const reports = [
  { kind: 'execution', format: 'docx', title: 'Отчёт об исполнении (DOCX)' },
  { kind: 'execution', format: 'xlsx', title: 'Отчёт об исполнении (XLSX)' },
  { kind: 'yearly', format: 'docx', title: 'Годовой отчёт (DOCX)' },
  { kind: 'effect', format: 'docx', title: 'Справка об эффективности (DOCX)' },
];

/** What can be done with the plan as a whole: on paper, into a file, a new one. */
export function PlanActions({ id }: { id: number }) {
  const mayImport = useRight('imports.make');
  const mayReport = useRight('reports.make');
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
        Печать
      </Button>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" size="xs" leftSection={<IconDownload size={16} aria-hidden="true" />} rightSection={<IconChevronDown size={13} aria-hidden="true" />}>
            Выгрузить
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {plans.map(({ format, title }) => (
            <Menu.Item key={format} component="a" href={addressOf(`/api/roadmaps/${id}/export`, { format })} download>
              {title}
            </Menu.Item>
          ))}
          {mayReport && <Menu.Divider />}
          {mayReport &&
            reports.map(({ kind, format, title }) => (
              <Menu.Item key={title} component="a" href={addressOf(`/api/roadmaps/${id}/report`, { kind, format })} download>
                {title}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {mayImport && (
        <Button size="xs" component={Link} href="/imports?kind=roadmap">
          Загрузить карту
        </Button>
      )}
    </>
  );
}
