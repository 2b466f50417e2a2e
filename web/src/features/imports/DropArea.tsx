import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';

import { chosenFiles, droppedFiles, type NamedFile } from './files';
import styles from './Imports.module.css';

/** Known to every browser and not to the types of React. */
const directory = { webkitdirectory: '' };

/** Files are dropped here or chosen; several at once. */
export function DropArea({ help, onFiles }: { help: string; onFiles: (files: NamedFile[]) => void }) {
  const [over, setOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const input = useRef<HTMLInputElement>(null);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    void droppedFiles(event.dataTransfer).then((files) => files.length > 0 && onFiles(files));
  }

  function choose(chosen: HTMLInputElement) {
    const files = chosenFiles(chosen.files);
    if (files.length > 0) onFiles(files);
    // The same file may be chosen again after it was mended.
    chosen.value = '';
  }

  return (
    <div className={styles.drop} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <IconFileUpload size={30} stroke={1.4} aria-hidden="true" />
      <p>
        Перетащите сюда файлы или папку либо{' '}
        <Button size="xs" variant="outline" onClick={() => input.current?.click()}>
          Выбрать файлы
        </Button>{' '}
        <Button size="xs" variant="subtle" onClick={() => folder.current?.click()}>
          Выбрать папку
        </Button>
      </p>
      <p className="v-quiet">{help}</p>
      <input ref={folder} type="file" {...directory} hidden onChange={(event) => choose(event.currentTarget)} aria-label="Папка для загрузки" />
      <input ref={input} type="file" multiple hidden onChange={(event) => choose(event.currentTarget)} accept=".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt,.docx,.doc,.odt,.rtf,.pdf" aria-label="Файлы для загрузки" />
    </div>
  );
}
