import { Alert, Button, Group, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';

import { counted, nouns } from '@/ui/plural';

import { useTakeBack, type Batch } from './api';

/** Says exactly what will go away and that the way back is the file itself. */
export function TakeBack({ batch, onClose }: { batch: Batch | null; onClose: () => void }) {
  const takeBack = useTakeBack();

  function go() {
    if (!batch) return;
    takeBack.mutate(batch.id, {
      onSuccess: ({ works }) => {
        notifications.show({ title: `Партия № ${batch.id} убрана`, message: `Убрано: ${counted(works, nouns.work)}. Чтобы вернуть, загрузите файл снова.`, closeButtonProps: { 'aria-label': 'Скрыть сообщение' } });
        onClose();
      },
    });
  }

  return (
    <Modal opened={batch !== null} onClose={onClose} title={`Убрать партию № ${batch?.id ?? ''}?`}>
      <p>
        Будут убраны {counted(batch?.participants ?? 0, nouns.work)} из файлов: {batch?.files.join(', ')}. Показатели и признаки пересчитаются. Вернуть можно, загрузив файлы снова.
      </p>
      {takeBack.error && (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {takeBack.error.message}
        </Alert>
      )}
      <Group gap="sm">
        <Button loading={takeBack.isPending} onClick={go}>
          Убрать партию
        </Button>
        <Button variant="default" onClick={onClose}>
          Оставить
        </Button>
      </Group>
    </Modal>
  );
}
