import { Button, Modal } from '@mantine/core';
import { useState } from 'react';

import { AddForm } from './AddForm';
import { EditForm } from './EditForm';
import styles from './Measures.module.css';
import { RemoveForm } from './RemoveForm';
import { SplitForm } from './SplitForm';
import type { Plan, PlanMeasure } from './types';

const deeds = [
  { key: 'edit', button: 'Изменить мероприятие', title: (number: string) => `Мероприятие ${number}` },
  { key: 'split', button: 'Разделить', title: (number: string) => `Разделить мероприятие ${number}` },
  { key: 'add', button: 'Добавить после', title: () => 'Новое мероприятие' },
  { key: 'remove', button: 'Исключить', title: (number: string) => `Исключить мероприятие ${number}` },
] as const;

type Deed = (typeof deeds)[number]['key'];

/** What may be done to a measure as a part of the plan; each deed has its form and its way back. */
export function MeasureActions({ measure, plan }: { measure: PlanMeasure; plan: Plan }) {
  const [open, setOpen] = useState<Deed | null>(null);
  const close = () => setOpen(null);
  const props = { measure, plan, onClose: close };
  return (
    <div className={styles.actions}>
      {deeds.map(({ key, button }) => (
        <Button key={key} size="compact-sm" variant={key === 'edit' ? 'default' : 'subtle'} onClick={() => setOpen(key)}>
          {button}
        </Button>
      ))}
      <Modal opened={open !== null} onClose={close} title={deeds.find(({ key }) => key === open)?.title(measure.number)} size={open === 'remove' ? 560 : 760}>
        {open === 'edit' && <EditForm {...props} />}
        {open === 'split' && <SplitForm {...props} />}
        {open === 'add' && <AddForm plan={plan} after={measure} onClose={close} />}
        {open === 'remove' && <RemoveForm {...props} />}
      </Modal>
    </div>
  );
}
