import { Drawer } from '@mantine/core';

import { MeasurePanel } from '@/features/measures/MeasurePanel';
import { useAddress } from '@/ui/address';

import { TaskPanel } from './TaskPanel';

/** The side panel of work: any page opens it by `?task=` or `?measure=` in the address, so a link repeats it. */
export function WorkPanel() {
  const [address, change] = useAddress();
  const task = Number(address.task) || null;
  const measure = Number(address.measure) || null;
  const close = () => change({ task: undefined, measure: undefined });
  return (
    <Drawer opened={task !== null || measure !== null} onClose={close} size={580} title={task !== null ? 'Задача' : 'Мероприятие'}>
      {task !== null && <TaskPanel id={task} onMeasure={(id) => change({ task: undefined, measure: String(id) }, false)} />}
      {task === null && measure !== null && <MeasurePanel id={measure} onTask={(id) => change({ task: String(id) }, false)} />}
    </Drawer>
  );
}
