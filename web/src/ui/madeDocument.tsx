import { Button, Progress, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';

import { request } from '@/api/request';

import { tellFailure } from './undo';

interface Job {
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  percent: number;
  message: string;
  result: { url: string; name: string } | null;
  problem: { detail: string } | null;
}

const closeButtonProps = { 'aria-label': 'Скрыть сообщение' };
const between = 400;
let last = 0;

const pause = () => new Promise((resolve) => setTimeout(resolve, between));

function save({ url, name }: { url: string; name: string }) {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

function Making({ job, percent }: { job: string; percent: number }) {
  const stop = () => void request('DELETE', `/api/jobs/${job}`).catch((error: Error) => tellFailure('Отменить не удалось', error));
  return (
    <Stack gap={6}>
      <Progress value={percent} aria-label="Готовится документ" size="sm" />
      <Button size="compact-sm" variant="subtle" onClick={stop}>
        Отменить
      </Button>
    </Stack>
  );
}

/** Has the server make a document in the background, shows how far it is, saves it when it is ready. */
export async function makeDocument(title: string, path: string, body: Record<string, string>) {
  last += 1;
  const id = `document-${last}`;
  const show = (job: string, percent: number) => ({ id, title, message: <Making job={job} percent={percent} />, autoClose: false as const, closeButtonProps });
  try {
    const { job } = await request<{ job: string }>('POST', path, { body });
    notifications.show(show(job, 0));
    for (;;) {
      await pause();
      const now = await request<Job>('GET', `/api/jobs/${job}`);
      if (now.state === 'queued' || now.state === 'running') {
        notifications.update(show(job, now.percent));
        continue;
      }
      notifications.hide(id);
      if (now.result) save(now.result);
      else tellFailure(now.state === 'cancelled' ? 'Документ не сделан' : 'Документ сделать не удалось', new Error(now.problem?.detail ?? now.message));
      return;
    }
  } catch (error) {
    notifications.hide(id);
    tellFailure('Документ сделать не удалось', error as Error);
  }
}
