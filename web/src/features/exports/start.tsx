import { notifications } from '@mantine/notifications';

import { tellFailure } from '@/ui/undo';

import { startJob } from './api';
import { MakingNote } from './MakingNote';

const closeButtonProps = { 'aria-label': 'Скрыть сообщение' };

/** Begins a document in the background: the page stays free, the file comes when it is ready. */
export function makeDocument(title: string, path: string, body: Record<string, string>) {
  startJob(path, body).then(
    ({ job }) => {
      const over = () => notifications.update({ id: job, title, autoClose: 12_000, closeButtonProps, message: <MakingNote job={job} onOver={() => undefined} /> });
      notifications.show({ id: job, title, autoClose: false, closeButtonProps, message: <MakingNote job={job} onOver={over} /> });
    },
    (error: Error) => tellFailure(`${title}: не начато`, error),
  );
}
