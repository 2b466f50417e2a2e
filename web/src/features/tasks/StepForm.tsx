import { Alert, Button, Group, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import type { Step } from './steps';
import styles from './Tasks.module.css';
import type { TaskCard } from './types';

interface StepFormProps {
  step: Step;
  task: TaskCard;
  error: Error | null;
  pending: boolean;
  onGo: (words: { note?: string; actual_result?: string }) => void;
  onClose: () => void;
}

const asks = {
  result: { label: 'Что сделано на деле', help: 'Фактический результат: кратко, с числами и датами' },
  remark: { label: 'Замечание исполнителю', help: 'Что исправить или приложить; исполнитель увидит эти слова' },
  reason: { label: 'Обоснование', help: 'Останется в истории задачи' },
};

/** The words a step needs: the result against the expected one, a remark, a reason. */
export function StepForm({ step, task, error, pending, onGo, onClose }: StepFormProps) {
  const [words, setWords] = useState(step.ask === 'result' ? task.actual_result : '');
  if (!step.ask) return null;
  const { label, help } = asks[step.ask];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGo(step.ask === 'result' ? { actual_result: words.trim() } : { note: words.trim() });
  };
  return (
    <form className={styles.box} onSubmit={submit}>
      {error && (
        <Alert color="red" variant="light" role="alert" mb="xs">
          {error.message}
        </Alert>
      )}
      {step.ask === 'result' && task.expected_result && (
        <p>
          <span className="v-quiet">Ожидается: </span>
          {task.expected_result}
        </p>
      )}
      <Textarea data-autofocus autoFocus label={label} description={help} autosize minRows={2} maxRows={8} required={step.ask !== 'result' && step.note === 'required'} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      <Group gap="xs" mt="xs">
        <Button size="xs" type="submit" loading={pending}>
          {step.label}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Отмена
        </Button>
      </Group>
    </form>
  );
}
