import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { tryRule, type Rule } from './api';
import styles from './Rules.module.css';
import { namesIn, nameTitles, numbersOf, wordOf } from './rules';

/** Values are typed, and at once it is seen whether the rule would speak. */
export function RuleTrial({ rule, when }: { rule: Rule; when: string }) {
  const [values, setValues] = useState<Record<string, string>>({});
  const names = namesIn(when, rule);
  const [asked] = useDebouncedValue({ when: when.trim(), values: numbersOf(values) }, 300);
  const trial = useQuery({ queryKey: ['rule-try', rule.code, asked], queryFn: () => tryRule(rule.code, asked.when, asked.values), enabled: rule.names.length > 0 && asked.when !== '', retry: false });
  if (rule.names.length === 0) return null;
  return (
    <fieldset className={styles.trial}>
      <legend>Проба на значениях</legend>
      <div className={styles.values}>
        {names.map((name) => (
          <TextInput key={name} label={nameTitles[name] ?? name} description={wordOf(name, rule)} placeholder="нет данных" inputMode="decimal" value={values[name] ?? ''} onChange={(event) => { const { value } = event.currentTarget; setValues((now) => ({ ...now, [name]: value })); }} />
        ))}
      </div>
      <p role="status" className={styles.outcome} data-bad={trial.error ? true : undefined}>
        {trial.error ? trial.error.message : trial.data ? (trial.data.holds ? 'Правило сработает: будет замечание.' : 'Правило промолчит.') : ''}
      </p>
      <p className="v-quiet">Да — 1, нет — 0, пусто — нет данных. Выражению доступны: {rule.words.join(', ')}.</p>
    </fieldset>
  );
}
