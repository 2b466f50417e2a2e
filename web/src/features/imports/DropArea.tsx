import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';

import styles from './Imports.module.css';

/** Files are dropped here or chosen; several at once. */
export function DropArea({ help, onFiles }: { help: string; onFiles: (files: File[]) => void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  }

  function choose() {
    const files = [...(input.current?.files ?? [])];
    if (files.length > 0) onFiles(files);
    // The same file may be chosen again after it was mended.
    if (input.current) input.current.value = '';
  }

  return (
    <div className={styles.drop} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <IconFileUpload size={30} stroke={1.4} aria-hidden="true" />
      <p>
        Перетащите сюда файлы или{' '}
        <Button size="xs" variant="outline" onClick={() => input.current?.click()}>
          Выбрать файлы
        </Button>
      </p>
      <p className="v-quiet">{help}</p>
      <input ref={input} type="file" multiple hidden onChange={choose} accept=".xlsx,.xlsm,.csv,.tsv,.txt,.docx,.ods,.odt" aria-label="Файлы для загрузки" />
    </div>
  );
}
