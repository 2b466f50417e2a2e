import { Chip } from '@mantine/core';

import { dimensions } from './api';
import styles from './Formula.module.css';

interface SplitProps {
  by: string[];
  /** Only these may be chosen; all when absent. */
  among?: string[];
  onChange: (by: string[]) => void;
}

/** By what values are split, in the order of choosing. */
export function Split({ by, among, onChange }: SplitProps) {
  const shown = dimensions.filter(({ value }) => !among || among.length === 0 || among.includes(value));
  return (
    <fieldset className={`${styles.split} v-no-print`}>
      <legend>Разделить по</legend>
      <Chip.Group multiple value={by} onChange={onChange}>
        <div>
          {shown.map(({ value, label }) => (
            <Chip key={value} value={value} size="xs" radius="sm" variant="outline">
              {label}
            </Chip>
          ))}
        </div>
      </Chip.Group>
    </fieldset>
  );
}
