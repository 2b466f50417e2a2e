import { Modal } from '@mantine/core';

import { tellDone } from '@/ui/undo';

import { useAddPaper, useRemovePaper } from './api';
import { CardForm } from './CardForm';

/** Puts an act into the register by hand. */
export function NewPaper({ onClose }: { onClose: () => void }) {
  const add = useAddPaper();
  const remove = useRemovePaper();
  return (
    <Modal opened onClose={onClose} title="Добавить акт в реестр" size={640}>
      <CardForm start={{}} error={add.error} pending={add.isPending} submit="Добавить" onClose={onClose} onSubmit={(fields) => { add.mutateAsync({ ...fields, status: 'in_force' }).then(({ id }) => { onClose(); tellDone('Акт добавлен в реестр', () => remove.mutateAsync(id)); }, () => undefined); }} />
    </Modal>
  );
}
