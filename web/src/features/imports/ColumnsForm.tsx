import { Alert, Button, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { Section } from '@/ui/Section';

import { useAnswer, type Import, type ImportFile, type MappedField } from './api';
import { ColumnsTable } from './ColumnsTable';
import { give, kindOf, mapOf, problemOf, proposed, titleOf, trialOf, type RowKind } from './columns';
import { CsvFields, csvOf, type CsvWords } from './CsvFields';
import { LookPreview } from './LookPreview';
import styles from './Mapping.module.css';
import { answersOf } from './wizard';

interface ColumnsFormProps {
  entry: Import;
  file: ImportFile;
  fields: MappedField[];
}

const kinds = [{ value: 'works', label: 'Строка — работа участника' }, { value: 'figures', label: 'Строка — школа или территория' }];

/** How the text is written; another answer reads the file again. */
function CsvBar({ entry, file }: Omit<ColumnsFormProps, 'fields'>) {
  const [csv, setCsv] = useState<CsvWords>(() => csvOf(file.csv));
  const answer = useAnswer(entry.id);
  const changed = JSON.stringify(csv) !== JSON.stringify(csvOf(file.csv));
  return (
    <Section title="Как записан текст" aside="так программа его поняла">
      <div className={styles.csv}>
        <CsvFields value={csv} onChange={setCsv} />
        <Button variant="default" disabled={!changed} loading={answer.isPending} onClick={() => answer.mutate({ files: [answersOf(file, { ...csv })] })}>
          Перечитать так
        </Button>
      </div>
    </Section>
  );
}

/** Columns, fields to drag onto them, the rows as they would be read, and the form saved. */
export function ColumnsForm({ entry, file, fields }: ColumnsFormProps) {
  const [kind, setKind] = useState<RowKind>(() => kindOf(file.headings));
  const [taken, setTaken] = useState(() => proposed(file, fields, kindOf(file.headings)));
  const [title, setTitle] = useState(() => titleOf(file.name));
  const [, navigate] = useLocation();
  const answer = useAnswer(entry.id);
  const problem = problemOf(taken, kind);
  const map = mapOf(file.headings, taken);
  const [trial] = useDebouncedValue(trialOf(file, map, title), 400);

  function change(next: string) {
    if (next !== 'works' && next !== 'figures') return;
    setKind(next);
    setTaken(proposed(file, fields, next));
  }

  function save() {
    // The answer takes this form off the page before a callback of its own could lead away.
    void answer.mutateAsync({ own_tables: [{ title: title.trim(), map }], files: [answersOf(file, { leave_out: false })] }).then(
      () => navigate(`/imports/${entry.id}`),
      () => undefined,
    );
  }

  return (
    <>
      {file.csv && <CsvBar entry={entry} file={file} />}
      <Section title="Столбцы" aside={<SegmentedControl size="xs" aria-label="Что такое строка" value={kind} onChange={change} data={kinds} />}>
        <div className={styles.body}>
          <p className={styles.lead}>Перетащите название на столбец или выберите его в списке над столбцом. Столбцы с именами, датами рождения и документами не читаются.</p>
          <ColumnsTable file={file} fields={fields.filter((field) => field[kind])} taken={taken} onGive={(column, field) => setTaken((now) => give(now, column, field, fields))} />
          {problem && (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
        </div>
      </Section>
      {!problem && <LookPreview entry={entry} trial={trial} />}
      <div className={styles.save}>
        <TextInput label="Как назвать форму" value={title} onChange={(event) => setTitle(event.currentTarget.value)} w={340} />
        <Button disabled={problem !== '' || title.trim() === ''} loading={answer.isPending} onClick={save}>
          Читать файл так
        </Button>
        <Button variant="default" onClick={() => navigate(`/imports/${entry.id}`)}>
          Вернуться
        </Button>
        <span className="v-quiet">Форма сохранится, когда загрузка будет записана; убрать её можно на странице «Свои формы».</span>
        {answer.error && (
          <Alert color="red" variant="light" role="alert">
            {answer.error.message}
          </Alert>
        )}
      </div>
    </>
  );
}
