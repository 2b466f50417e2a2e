import { Button, Radio, Textarea } from '@mantine/core';

import { Compared } from '@/features/versions/Compared';

import { asText, fromText, type Choice, type Merged } from './merge';
import styles from './Merge.module.css';

interface MergeRowProps {
  row: Merged;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
}

/** One field of both versions side by side: mine, theirs, or written by hand. */
export function MergeRow({ row, choice, onChoose }: MergeRowProps) {
  const { field, base } = row;
  const sides = [
    { side: 'mine' as const, title: 'Моё', value: row.mine },
    { side: 'theirs' as const, title: 'Сейчас записано', value: row.theirs },
  ];
  const hand = choice?.side === 'hand';
  return (
    <fieldset className={styles.field} data-fate={row.fate}>
      <legend>{field.label}</legend>
      <div className={styles.sides}>
        {sides.map(({ side, title, value }) => (
          <div key={side} className={styles.side} data-chosen={choice?.side === side || undefined}>
            <Radio size="xs" name={field.key} label={title} aria-label={`${field.label}: ${title.toLocaleLowerCase('ru')}`} checked={choice?.side === side} onChange={() => onChoose({ side })} />
            <div className={styles.value}>
              <Compared before={asText(base, field.words)} after={asText(value, field.words)} side="after" />
            </div>
          </div>
        ))}
      </div>
      {field.kind !== 'fixed' &&
        (hand ? (
          <Textarea className={styles.hand} autoFocus autosize minRows={1} maxRows={8} aria-label={`${field.label}: своя запись`} description={field.kind === 'list' ? 'По одному в строке' : undefined} value={asText(choice.value)} onChange={(event) => onChoose({ side: 'hand', value: fromText(event.currentTarget.value, field.kind) })} />
        ) : (
          <Button className={styles.hand} size="compact-xs" variant="subtle" onClick={() => onChoose({ side: 'hand', value: choice?.side === 'theirs' ? row.theirs : row.mine })} aria-label={`${field.label}: написать иначе`}>
            Написать иначе
          </Button>
        ))}
    </fieldset>
  );
}
