import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';

import { request } from '@/api/request';

import { foundIn, type Found, type Understood } from './term';
import styles from './TermField.module.css';

interface Plan {
  /** The period of the plan: without it bare months have no year. */
  period?: { from: string | null; to: string | null };
  /** When the plan was approved. */
  approved?: string | null;
}

interface TermFieldProps extends Plan {
  label?: string;
  description?: string;
  required?: boolean;
  value: string;
  /** How a person said the words are meant; empty while they speak for themselves. */
  reading?: string;
  /** Other words come with an empty reading; a chosen reading leaves the words as they are. */
  onChange: (text: string, reading: string) => void;
}

function useUnderstood(text: string, { period, approved }: Plan) {
  const asked = { text, from: period?.from, to: period?.to, approved };
  return useQuery({ queryKey: ['deadline', asked], queryFn: () => request<Understood>('GET', '/api/deadline', { query: asked }), enabled: text.length > 0, staleTime: Infinity, placeholderData: keepPreviousData });
}

function Questions({ questions, onChoose }: { questions: Found['questions']; onChoose: (reading: string) => void }) {
  return questions.map(({ question, readings }) => (
    <fieldset key={question} className={styles.question}>
      <legend>{question}</legend>
      {readings.map((reading) => (
        <Button key={reading.text} size="compact-sm" variant="default" onClick={() => onChoose(reading.text)}>
          {reading.title}
        </Button>
      ))}
    </fieldset>
  ));
}

/** A term in words, with how it is understood under it while one types; what is unclear is asked, never guessed. */
export function TermField({ label = 'Срок', description, required, value, reading = '', onChange, ...plan }: TermFieldProps) {
  const hint = useId();
  const [text] = useDebouncedValue(value.trim(), 250);
  const { data, error } = useUnderstood(reading || text, plan);
  const found = (reading || text) && data ? foundIn(data, new Date().toLocaleDateString('sv')) : null;
  return (
    <div>
      <TextInput label={label} description={description} required={required} value={value} aria-describedby={hint} onChange={(event) => onChange(event.currentTarget.value, '')} />
      <div id={hint} className={styles.hint} role="status">
        {error && text && <p>Проверить срок сейчас нельзя: {error.message}</p>}
        {found && (
          <p data-clear={found.clear || Boolean(reading) || undefined}>
            {found.summary} <span className="v-quiet">{found.dates}</span>
            {reading && (
              <Button size="compact-xs" variant="subtle" onClick={() => onChange(value, '')}>
                Прочесть иначе
              </Button>
            )}
          </p>
        )}
        {found && !reading && <Questions questions={found.questions} onChoose={(chosen) => onChange(value, chosen)} />}
      </div>
    </div>
  );
}
