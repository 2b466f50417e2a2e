import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';

import { request } from '@/api/request';

import { foundIn, type Understood } from './term';
import styles from './TermField.module.css';

interface TermFieldProps {
  label?: string;
  description?: string;
  required?: boolean;
  value: string;
  onChange: (text: string) => void;
  /** The period of the plan: without it bare months have no year. */
  period?: { from: string | null; to: string | null };
  /** When the plan was approved. */
  approved?: string | null;
}

/** A term in words, with how it is understood under it while one types; what is unclear is asked, never guessed. */
export function TermField({ label = 'Срок', description, required, value, onChange, period, approved }: TermFieldProps) {
  const hint = useId();
  const [text] = useDebouncedValue(value.trim(), 250);
  const asked = { text, from: period?.from, to: period?.to, approved };
  const { data, error } = useQuery({ queryKey: ['deadline', asked], queryFn: () => request<Understood>('GET', '/api/deadline', { query: asked }), enabled: text.length > 0, staleTime: Infinity, placeholderData: keepPreviousData });
  const found = text && data ? foundIn(data) : null;
  return (
    <div>
      <TextInput label={label} description={description} required={required} value={value} aria-describedby={hint} onChange={(event) => onChange(event.currentTarget.value)} />
      <div id={hint} className={styles.hint} role="status">
        {error && text && <p>Проверить срок сейчас нельзя: {error.message}</p>}
        {found && (
          <p data-clear={found.clear || undefined}>
            {found.summary}
            {found.dates && <span className="v-quiet"> {found.dates}</span>}
          </p>
        )}
        {found?.questions.map(({ question, readings }) => (
          <fieldset key={question} className={styles.question}>
            <legend>{question}</legend>
            {readings.map((reading) => (
              <Button key={reading.text} size="compact-sm" variant={reading.text === value.trim() ? 'filled' : 'default'} onClick={() => onChange(reading.text)}>
                {reading.title}
              </Button>
            ))}
          </fieldset>
        ))}
      </div>
    </div>
  );
}
