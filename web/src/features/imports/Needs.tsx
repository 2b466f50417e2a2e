import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';

import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';

import { formsQuery, useAnswer, type Import } from './api';
import styles from './Imports.module.css';
import { fileAnswers, merged, type Question } from './wizard';

const grades = Array.from({ length: 11 }, (_, index) => String(index + 1));

/** Chosen from a list even while the list is on its way. */
const chosen = new Set<string>(['subject', 'grade', 'procedure']);

/** What may be chosen: clues of the files first; where there are none, what the catalogue knows. */
function useChoices() {
  const forms = useQuery(formsQuery());
  return (question: Question): { value: string; label: string }[] => {
    const plain = (list: string[]) => list.map((value) => ({ value, label: value }));
    if (question.options.length > 0) return plain(question.options);
    if (question.field === 'subject') return plain(forms.data?.subjects ?? []);
    if (question.field === 'procedure') return (forms.data?.procedures ?? []).map(({ name, title }) => ({ value: name, label: title }));
    return question.field === 'grade' ? plain(grades) : [];
  };
}

function about({ files }: Question, all: number): string | undefined {
  if (files.length === 0 || all === 1) return undefined;
  return files.length > 2 ? `для ${counted(files.length, ['файла', 'файлов', 'файлов'])}` : files.join(', ');
}

/** What the files do not tell and the program will not guess; the same question about many files is asked once. */
export function Needs({ entry, questions }: { entry: Import; questions: Question[] }) {
  const [values, setValues] = useState<string[]>(() => questions.map(() => ''));
  const answer = useAnswer(entry.id);
  const choices = useChoices();
  const complete = values.every((value) => value.trim());
  const put = (index: number, value: string) => setValues((now) => now.map((old, at) => (at === index ? value : old)));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (complete) answer.mutate({ files: merged(questions.flatMap((question, index) => fileAnswers(entry, question, values[index] ?? ''))) });
  }

  return (
    <Section title="Чего не видно из файлов" aside={entry.files.length > 1 ? counted(entry.files.length, nouns.file) : undefined}>
      <form className={styles.needs} onSubmit={submit}>
        {questions.map((question, index) => {
          const list = choices(question);
          const common = { label: question.title, description: about(question, entry.files.length), value: values[index] ?? '' };
          return list.length > 0 || chosen.has(question.field) ? (
            <NativeSelect key={`${index} ${question.field}`} {...common} data={[{ value: '', label: 'Выберите' }, ...list]} onChange={(event) => put(index, event.currentTarget.value)} />
          ) : (
            <TextInput key={`${index} ${question.field}`} {...common} inputMode={question.field === 'year' ? 'numeric' : 'text'} onChange={(event) => put(index, event.currentTarget.value)} />
          );
        })}
        <Button type="submit" disabled={!complete} loading={answer.isPending}>
          Ответить и перечитать
        </Button>
      </form>
      {answer.error && (
        <Alert color="red" variant="light" role="alert" m="sm">
          {answer.error.message}
        </Alert>
      )}
    </Section>
  );
}
