import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { formsQuery, useAnswer, type FileAnswers, type Import, type ImportFile } from './api';
import { CsvFields, csvOf, type CsvWords } from './CsvFields';
import styles from './Imports.module.css';
import { answersOf } from './wizard';

const grades = Array.from({ length: 11 }, (_, index) => String(index + 1));

interface Words {
  form: string;
  procedure: string;
  subject: string;
  grade: string;
  year: string;
  school: string;
}

function wordsOf({ told }: ImportFile): Words {
  return { form: told?.form ?? '', procedure: told?.procedure ?? '', subject: told?.subject ?? '', grade: told?.grade ? String(told.grade) : '', year: told?.year ? String(told.year) : '', school: told?.school ?? '' };
}

function saidBy(file: ImportFile, { form, procedure, subject, grade, year, school }: Words, csv: CsvWords): FileAnswers {
  const number = (text: string) => (text ? Number(text) : undefined);
  return answersOf(file, { form, procedure, subject, grade: number(grade), year: number(year), school: school.trim(), ...csv });
}

interface FormProps {
  entry: Import;
  file: ImportFile;
  onDone: () => void;
}

/** What a person may say about one file; an empty field means "as the file tells". */
export function FileAnswersForm({ entry, file, onDone }: FormProps) {
  const [words, setWords] = useState(() => wordsOf(file));
  const [csv, setCsv] = useState<CsvWords>(() => csvOf(file.csv));
  const forms = useQuery(formsQuery());
  const answer = useAnswer(entry.id);
  const put = (change: Partial<Words>) => setWords((now) => ({ ...now, ...change }));
  const any = (label: string) => ({ value: '', label });

  function submit(event: FormEvent) {
    event.preventDefault();
    // The answer takes this form off the panel before a callback of its own could close it.
    void answer.mutateAsync({ files: [saidBy(file, words, csv)] }).then(onDone, () => undefined);
  }

  return (
    <form className={styles.fileForm} onSubmit={submit}>
      <NativeSelect label="Форма" value={words.form} data={[any('узнать по заголовкам'), ...(forms.data?.forms ?? []).map(({ name, title, own }) => ({ value: name, label: own ? `${title} (своя)` : title }))]} onChange={(event) => put({ form: event.currentTarget.value })} />
      <NativeSelect label="Вид работы" value={words.procedure} data={[any('как в файле'), ...(forms.data?.procedures ?? []).map(({ name, title }) => ({ value: name, label: title }))]} onChange={(event) => put({ procedure: event.currentTarget.value })} />
      <NativeSelect label="Предмет" value={words.subject} data={[any('как в файле'), ...(forms.data?.subjects ?? [])]} onChange={(event) => put({ subject: event.currentTarget.value })} />
      <NativeSelect label="Класс" value={words.grade} data={[any('как в файле'), ...grades]} onChange={(event) => put({ grade: event.currentTarget.value })} />
      <TextInput label="Год" placeholder="как в файле" inputMode="numeric" pattern="20[0-9][0-9]" value={words.year} onChange={(event) => put({ year: event.currentTarget.value })} />
      <TextInput label="Код школы" placeholder="как в файле" value={words.school} onChange={(event) => put({ school: event.currentTarget.value })} />
      {file.csv && <CsvFields value={csv} onChange={setCsv} />}
      <Button type="submit" loading={answer.isPending}>
        Перечитать так
      </Button>
      {answer.error && (
        <Alert color="red" variant="light" role="alert">
          {answer.error.message}
        </Alert>
      )}
    </form>
  );
}
