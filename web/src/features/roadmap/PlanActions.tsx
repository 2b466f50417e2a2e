import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';

import { useRight } from '@/features/session/session';

/** What can be done with the plan as a whole. */
export function PlanActions({ id }: { id: number }) {
  const mayImport = useRight('imports.make');
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()} data-plan={id}>
        Печать
      </Button>
      {mayImport && (
        <Button size="xs" component={Link} href="/imports?kind=roadmap">
          Загрузить карту
        </Button>
      )}
    </>
  );
}
