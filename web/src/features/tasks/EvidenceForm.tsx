import { Alert, Button, FileButton, NativeSelect, Progress, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type DragEvent, type FormEvent } from 'react';

import { tellDone } from '@/ui/undo';

import { kindsQuery, useAddFile, useAddReference } from './api';
import { kindsFor } from './kinds';
import styles from './Tasks.module.css';

const blank = { title: '', number: '', dated: '', link: '', note: '' };

function FileDrop({ onFiles, percent }: { onFiles: (files: File[]) => void; percent: number | null }) {
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div className={styles.drop} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      {percent === null ? (
        <>
          Перетащите файл сюда или{' '}
          <FileButton multiple onChange={onFiles} inputProps={{ 'aria-label': 'Файл подтверждения' }}>
            {(props) => (
              <Button {...props} size="compact-sm" variant="default">
                выберите
              </Button>
            )}
          </FileButton>
        </>
      ) : (
        <Progress value={percent} aria-label="Отправляется файл" />
      )}
    </div>
  );
}

/** Adds a paper: a file of any type, or the particulars of one that is kept elsewhere. */
export function EvidenceForm({ task, wanted }: { task: number; wanted: string[] }) {
  const catalogue = useQuery(kindsQuery());
  const kinds = kindsFor(catalogue.data ?? [], wanted);
  const [way, setWay] = useState('file');
  const [picked, setKind] = useState('');
  const kind = picked || (kinds[0]?.value ?? 'other');
  const [fields, setFields] = useState(blank);
  const [percent, setPercent] = useState<number | null>(null);
  const addFile = useAddFile();
  const addReference = useAddReference();
  const error = addFile.error ?? addReference.error;
  const field = (name: keyof typeof blank) => ({ value: fields[name], onChange: (event: { currentTarget: { value: string } }) => setFields({ ...fields, [name]: event.currentTarget.value }) });

  async function send(files: File[]) {
    for (const file of files) {
      setPercent(0);
      await addFile.mutateAsync({ id: task, file, kind, title: fields.title.trim(), onPercent: setPercent });
      tellDone(`Приложено: ${file.name}`);
    }
    setFields(blank);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    addReference.mutateAsync({ id: task, kind, ...fields, dated: fields.dated || null }).then(() => { setFields(blank); tellDone('Реквизиты записаны'); }, () => undefined);
  }

  return (
    <form className={styles.box} onSubmit={submit}>
      {error && (
        <Alert color="red" variant="light" role="alert" mb="xs">
          {error.message}
        </Alert>
      )}
      <SegmentedControl size="xs" aria-label="Чем подтвердить" mb="xs" value={way} onChange={setWay} data={[{ value: 'file', label: 'Файл' }, { value: 'reference', label: 'Реквизиты или ссылка' }]} />
      <div className={styles.two}>
        <NativeSelect size="xs" label="Вид документа" value={kind} data={kinds} onChange={(event) => setKind(event.currentTarget.value)} />
        <TextInput size="xs" label="Название, если нужно" {...field('title')} />
      </div>
      {way === 'file' ? (
        <div style={{ marginTop: 8 }}>
          <FileDrop percent={percent} onFiles={(files) => void send(files).catch(() => undefined).finally(() => setPercent(null))} />
        </div>
      ) : (
        <>
          <div className={styles.two} style={{ marginTop: 8 }}>
            <TextInput size="xs" label="Номер" {...field('number')} />
            <TextInput size="xs" type="date" label="Дата" {...field('dated')} />
            <TextInput size="xs" type="url" label="Ссылка" placeholder="https://" {...field('link')} />
            <TextInput size="xs" label="Примечание" {...field('note')} />
          </div>
          <Button size="xs" mt="xs" type="submit" loading={addReference.isPending} disabled={!fields.link && !(fields.number && fields.dated)}>
            Записать реквизиты
          </Button>
        </>
      )}
    </form>
  );
}
