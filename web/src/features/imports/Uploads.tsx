import { Progress } from '@mantine/core';

import { formatBytes } from '@/ui/format';

import styles from './Imports.module.css';
import type { Upload } from './useUploads';

/** Files on their way to the server. */
export function Uploads({ uploads }: { uploads: Upload[] }) {
  if (uploads.length === 0) return null;
  return (
    <ul className={styles.uploads}>
      {uploads.map((upload) => (
        <li key={upload.name}>
          <span>
            {upload.name} <span className="v-quiet">{formatBytes(upload.size)}</span>
          </span>
          {upload.error ? (
            <span role="alert" className={styles.refused}>
              {upload.error.message}
            </span>
          ) : (
            <Progress value={upload.percent} aria-label={`Отправка: ${upload.name}`} w={240} />
          )}
        </li>
      ))}
    </ul>
  );
}
