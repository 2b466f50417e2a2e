import { Anchor, Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { cancelJob, isOver, jobQuery, madeOf } from './api';

interface MakingNoteProps {
  job: string;
  /** The document is there, or will not be. */
  onOver: () => void;
}

function download(url: string, name: string) {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

/** How far a document is; comes by itself when it is ready, and can be called off. */
export function MakingNote({ job: id, onOver }: MakingNoteProps) {
  const { data: job, error } = useQuery(jobQuery(id));
  const over = job !== undefined && isOver(job);
  const told = useRef(false);
  const made = madeOf(job);
  useEffect(() => {
    if (!over || told.current) return;
    told.current = true;
    if (made) download(made.url, made.name);
    onOver();
  }, [over, made, onOver]);
  if (error) return <p>{error.message}</p>;
  if (made) {
    return (
      <Anchor href={made.url} download={made.name} size="sm">
        Скачать ещё раз: {made.name}
      </Anchor>
    );
  }
  if (over) return <p>{job.problem?.detail || job.problem?.title || job.message || 'Документ не сделан.'}</p>;
  return (
    <>
      <Progress value={Math.max(job?.percent ?? 0, 4)} animated aria-label="Готовность документа" my={6} />
      {job?.message}{' '}
      <Button size="compact-xs" variant="subtle" onClick={() => void cancelJob(id)}>
        Отменить
      </Button>
    </>
  );
}
