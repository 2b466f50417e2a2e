import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

const closeButtonProps = { 'aria-label': 'Скрыть сообщение' };
let last = 0;

/** Says what was done; with `undo` the same message takes it back. */
export function tellDone(title: string, undo?: () => Promise<unknown>) {
  last += 1;
  const id = `done-${last}`;
  const back = () => {
    notifications.hide(id);
    undo?.().catch((error: Error) => tellFailure('Отменить не удалось', error));
  };
  const message = undo && (
    <Button size="compact-sm" variant="subtle" onClick={back}>
      Отменить
    </Button>
  );
  notifications.show({ id, title, message, closeButtonProps });
}

/** Says what was refused and why; stays until read. */
export function tellFailure(title: string, error: Error) {
  notifications.show({ color: 'red', title, message: error.message, autoClose: 15_000, closeButtonProps });
}
