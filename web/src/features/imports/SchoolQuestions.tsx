import { Alert, Button, Radio } from '@mantine/core';
import { useState } from 'react';

import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { Section } from '@/ui/Section';

import { useAnswer, type Import, type ImportNeed } from './api';
import styles from './Schools.module.css';

const fresh = 'new';
const leave = '-';

/** «как в файле=код»: nothing after the sign makes a new school, «-» leaves it out. */
function said(written: string, choice: string): string {
  return `${written}=${choice === fresh ? '' : choice}`;
}

interface QuestionProps {
  need: ImportNeed;
  value: string;
  onChange: (value: string) => void;
}

function SchoolQuestion({ need, value, onChange }: QuestionProps) {
  return (
    <Radio.Group className={styles.question} label={need.about} value={value} onChange={onChange}>
      {(need.candidates ?? []).map((one) => (
        <Radio
          key={one.code}
          value={one.code}
          label={
            <>
              {one.name} <span className="v-quiet">{[one.code, one.municipality].filter(Boolean).join(', ')}</span>
              <span className={styles.likeness}>похоже на {formatNumber(Math.round(one.likeness * 100))} %</span>
            </>
          }
        />
      ))}
      <Radio value={fresh} label="Это новая школа, завести её" />
      <Radio value={leave} label="Не загружать эту школу" />
    </Radio.Group>
  );
}

/** Schools the files name differently: each is confirmed once, and the decision is remembered. */
export function SchoolQuestions({ entry, needs }: { entry: Import; needs: ImportNeed[] }) {
  const [choices, setChoices] = useState<Record<string, string>>({});
  const answer = useAnswer(entry.id);
  const answered = needs.filter(({ about = '' }) => choices[about]);
  const takeBest = () => setChoices((now) => ({ ...Object.fromEntries(needs.map(({ about = '', candidates }) => [about, candidates?.[0]?.code ?? fresh])), ...now }));
  return (
    <Section title={`Какие это школы: ${counted(needs.length, nouns.school)} названы по-своему`} aside="решение запомнится при записи">
      <div className={styles.body}>
        {needs.map((need) => (
          <SchoolQuestion key={need.about} need={need} value={choices[need.about ?? ''] ?? ''} onChange={(value) => setChoices((now) => ({ ...now, [need.about ?? '']: value }))} />
        ))}
        {answer.error && (
          <Alert color="red" variant="light" role="alert">
            {answer.error.message}
          </Alert>
        )}
        <div className={styles.actions}>
          <Button disabled={answered.length === 0} loading={answer.isPending} onClick={() => answer.mutate({ same: answered.map(({ about = '' }) => said(about, choices[about] ?? '')) })}>
            Подтвердить: {formatNumber(answered.length)}
          </Button>
          {needs.length > 1 && (
            <Button variant="default" onClick={takeBest}>
              Выбрать самые похожие
            </Button>
          )}
        </div>
      </div>
    </Section>
  );
}
