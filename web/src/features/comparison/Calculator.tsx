import { NumberInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { formatNumber } from '@/ui/format';
import { Section } from '@/ui/Section';

import { powerQuery, powerText, type PowerAsked } from './api';
import styles from './Comparison.module.css';

const fields: { key: keyof PowerAsked; label: string; low: number; high: number; width: number }[] = [
  { key: 'n', label: 'Учеников', low: 2, high: 1_000_000, width: 110 },
  { key: 'other', label: 'Во второй группе (0 — нет)', low: 0, high: 1_000_000, width: 190 },
  { key: 'share', label: 'От какой доли отличать, %', low: 0, high: 100, width: 190 },
  { key: 'sd', label: 'Разброс баллов (0 — не нужен)', low: 0, high: 1000, width: 210 },
];

/** What could be seen with any number of pupils: nothing is loaded for it. */
export function Calculator() {
  const [asked, setAsked] = useState<PowerAsked>({ n: 25, other: 0, share: 80, sd: 0 });
  const [settled] = useDebouncedValue(asked, 250);
  const found = useQuery(powerQuery(settled));
  return (
    <Section title="Для любого числа учеников">
      <div className={styles.padded}>
        <div className={`${styles.fields} v-no-print`}>
          {fields.map(({ key, label, low, high, width }) => (
            <NumberInput key={key} size="xs" label={label} w={width} min={low} max={high} value={asked[key]} decimalSeparator="," clampBehavior="strict" onChange={(value) => typeof value === 'number' && value >= low && setAsked({ ...asked, [key]: value })} />
          ))}
        </div>
        <p className={styles.answer} aria-live="polite">
          {found.data ? powerText(found.data, settled) : found.error ? found.error.message : '…'}
          {typeof found.data?.difference === 'number' && ` Средние баллы отличимы с разности ${formatNumber(found.data.difference, 2)}.`}
        </p>
        <p className={styles.legend}>Уверенно: ложная тревога — не чаще 5 раз из 100, настоящее отличие замечается 80 раз из 100.</p>
      </div>
    </Section>
  );
}
