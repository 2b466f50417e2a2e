import { Drawer } from '@mantine/core';

import { useAddress } from '@/ui/address';

import { TaskPanel } from './TaskPanel';

/** The side panel of work: any page opens it by `?task=` in the address, so a link repeats it. */
export function WorkPanel() {
  const [address, change] = useAddress();
  const task = Number(address.task) || null;
  const close = () => change({ task: undefined });
  return (
    <Drawer opened={task !== null} onClose={close} size={560} title={task ? `Задача № ${task}` : ''}>
      {task !== null && <TaskPanel id={task} onMeasure={(measure) => change({ task: undefined, measure: String(measure) })} />}
    </Drawer>
  );
}
