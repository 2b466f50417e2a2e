import { Button, Menu, Modal } from '@mantine/core';
import { IconCalendarShare, IconChevronDown, IconDownload, IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';

import { makeDocument } from '@/features/exports/start';
import type { Plan } from '@/features/measures/types';
import { useRight } from '@/features/session/session';
import { later } from '@/ui/later';

import { PlanFeed } from './PlanFeed';

const AddForm = later(() => import('@/features/measures/AddForm').then(({ AddForm: component }) => ({ default: component })), 6);

const files = [
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

/** The plan and its reports as files. */
function Files({ id }: { id: number }) {
  const mayReport = useRight('reports.make');
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconDownload size={16} aria-hidden="true" />} rightSection={<IconChevronDown size={13} aria-hidden="true" />}>
          Выгрузить
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ format, title }) => (
          <Menu.Item key={format} onClick={() => makeDocument(title, `/api/roadmaps/${id}/export`, { format })}>
            {title}
          </Menu.Item>
        ))}
        {mayReport && <Menu.Divider />}
        {mayReport &&
          reports.map(({ kind, format, title }) => (
            <Menu.Item key={title} onClick={() => makeDocument(title, `/api/roadmaps/${id}/report`, { kind, format })}>
              {title}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** A new measure of this plan, or another plan out of a file. */
function Additions({ plan }: { plan: Plan }) {
  const [adding, setAdding] = useState(false);
  const mayImport = useRight('imports.make');
  const mayEdit = useRight('roadmap.edit') && plan.state !== 'superseded';
  if (!mayImport && !mayEdit) return null;
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button size="xs" leftSection={<IconPlus size={16} aria-hidden="true" />} rightSection={<IconChevronDown size={13} aria-hidden="true" />}>
            Добавить
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayEdit && <Menu.Item onClick={() => setAdding(true)}>Мероприятие в эту карту</Menu.Item>}
          {mayImport && (
            <Menu.Item component={Link} href="/imports?kind=roadmap">
              Другую карту из файла
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={adding} onClose={() => setAdding(false)} title="Новое мероприятие" size={760}>
        <AddForm plan={plan} onClose={() => setAdding(false)} />
      </Modal>
    </>
  );
}

/** What can be done with the plan as a whole: on paper, into a calendar or a file, something new. */
export function PlanActions({ plan }: { plan: Plan }) {
  const [feeding, setFeeding] = useState(false);
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
        Печать
      </Button>
      <Button variant="default" size="xs" leftSection={<IconCalendarShare size={16} aria-hidden="true" />} onClick={() => setFeeding(true)}>
        В календарь
      </Button>
      <Files id={plan.id} />
      <Additions plan={plan} />
      <PlanFeed id={plan.id} opened={feeding} onClose={() => setFeeding(false)} />
    </>
  );
}
