import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Schemas } from '@/api/client';
import { Section } from '@/ui/Section';

import { useAnswer, type Import } from './api';
import styles from './Imports.module.css';

type Answers = Record<string, string>;

/** Words typed into the form → the answer; grade and year are numbers. */
function answersOf({ subject, grade, year, school }: Answers): Schemas['ImportAnswers'] {
  return { ...(subject && { subject }), ...(grade && { grade: Number(grade) }), ...(year && { year: Number(year) }), ...(school && { school: school.trim() }) };
}

/** What the file does not tell and the program will not guess. */
export function Needs({ entry }: { entry: Import }) {
  const [answers, setAnswers] = useState<Answers>({});
  const answer = useAnswer(entry.id);
  const complete = entry.needs.every((need) => answers[need.field]?.trim());
  const put = (field: string, value: string) => setAnswers((now) => ({ ...now, [field]: value }));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (complete) answer.mutate(answersOf(answers));
  }

  return (
    <Section title="Чего не видно из файла">
      <form className={styles.needs} onSubmit={submit}>
        {entry.needs.map((need) =>
          need.options.length > 0 ? (
            <NativeSelect key={need.field} label={need.title} data={[{ value: '', label: 'Выберите' }, ...need.options]} value={answers[need.field] ?? ''} onChange={(event) => put(need.field, event.currentTarget.value)} />
          ) : (
            <TextInput key={need.field} label={need.title} inputMode={need.field === 'grade' || need.field === 'year' ? 'numeric' : 'text'} value={answers[need.field] ?? ''} onChange={(event) => put(need.field, event.currentTarget.value)} />
          ),
        )}
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
