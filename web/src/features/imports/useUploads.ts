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

/** Sends files one after another; those that arrived leave the list, those that did not stay with the reason. */
export function useUploads() {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const client = useQueryClient();

  async function send(kind: ImportKind, files: NamedFile[]): Promise<string[]> {
    setUploads(files.map(({ file, name }) => ({ name, size: file.size, percent: 0 })));
    const ids: string[] = [];
    for (const named of files) {
      const note = (change: Partial<Upload>) => setUploads((now) => now.map((upload) => (upload.name === named.name ? { ...upload, ...change } : upload)));
      try {
        const { id } = await sendFile(kind, named, (percent) => note({ percent }));
        ids.push(id);
        setUploads((now) => now.filter((upload) => upload.name !== named.name));
      } catch (error) {
        note({ error: error instanceof Error ? error : new Error('Файл не отправлен') });
      }
      await client.invalidateQueries({ queryKey: ['imports'] });
    }
    return ids;
  }

  return { uploads, send };
}
