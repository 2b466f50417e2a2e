import { Button, Stack } from '@mantine/core';

import styles from '@/features/tasks/Tasks.module.css';
import { tellDone, tellFailure } from '@/ui/undo';

import { useEditMeasure } from './api';
import type { PlanMeasure } from './types';

/** What the program could not decide about a term: each reading is one button, nothing is guessed. */
export function TermQuestions({ measure, mayAnswer }: { measure: PlanMeasure; mayAnswer: boolean }) {
  const edit = useEditMeasure();
  const back = useEditMeasure();
  const choose = (text: string, title: string) =>
    edit.mutateAsync({ id: measure.id, row_version: measure.row_version, reason: `Уточнён срок: ${title}`, fields: { reading: text } }).then(
      (saved) => tellDone(`Срок понят так: ${title}`, () => back.mutateAsync({ id: saved.id, row_version: saved.row_version, reason: 'Отмена уточнения срока', fields: { reading: '' } })),
      (error: Error) => tellFailure('Срок не уточнён', error),
    );
  return measure.deadline.needs_confirmation.map((one) => (
    <div key={one.question} className={styles.hint}>
      <p style={{ margin: '0 0 6px' }}>{one.question}</p>
      {mayAnswer && (
        <Stack gap={6} align="flex-start">
          {one.readings.map((reading) => (
            <Button key={reading.text} size="compact-sm" variant="default" loading={edit.isPending} onClick={() => void choose(reading.text, reading.title)}>
              {reading.title}
            </Button>
          ))}
        </Stack>
      )}
    </div>
  ));
}
