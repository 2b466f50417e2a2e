import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { sendFile, type ImportKind } from './api';
import type { NamedFile } from './files';

export interface Upload {
  name: string;
  size: number;
  percent: number;
  error?: Error;
}

interface Sending {
  kind: ImportKind;
  files: NamedFile[];
  /** An import the files belong to; without it results become one new import, plans one each. */
  id?: string | undefined;
}

/** Sends files one after another; those that arrived leave the list, those that did not stay with the reason. */
export function useUploads() {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const client = useQueryClient();

  async function send({ kind, files, id }: Sending): Promise<string[]> {
    setUploads(files.map(({ file, name }) => ({ name, size: file.size, percent: 0 })));
    const together = kind === 'results';
    const ids = new Set<string>(id ? [id] : []);
    let target = id;
    for (const [index, named] of files.entries()) {
      const note = (change: Partial<Upload>) => setUploads((now) => now.map((upload) => (upload.name === named.name ? { ...upload, ...change } : upload)));
      try {
        const made = await sendFile({ kind, id: together ? target : undefined, more: together && index + 1 < files.length }, named, (percent) => note({ percent }));
        ids.add(made);
        target = made;
        setUploads((now) => now.filter((upload) => upload.name !== named.name));
      } catch (error) {
        note({ error: error instanceof Error ? error : new Error('Файл не отправлен') });
      }
    }
    await client.invalidateQueries({ queryKey: ['imports'] });
    if (target) await client.invalidateQueries({ queryKey: ['import', target] });
    return [...ids];
  }

  return { uploads, send };
}
