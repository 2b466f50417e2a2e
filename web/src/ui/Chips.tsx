import { IconX } from '@tabler/icons-react';

import styles from './Chips.module.css';

export interface ChipItem {
  key: string;
  text: string;
}

interface ChipsProps {
  items: ChipItem[];
  onRemove: (key: string) => void;
  onClear: () => void;
}

/** Chosen filters as chips; each goes away by its cross. */
export function Chips({ items, onRemove, onClear }: ChipsProps) {
  if (items.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label="Выбранные условия">
      {items.map((item) => (
        <li key={item.key}>
          <button type="button" onClick={() => onRemove(item.key)} aria-label={`Убрать условие: ${item.text}`}>
            {item.text}
            <IconX size={13} aria-hidden="true" className="v-no-print" />
          </button>
        </li>
      ))}
      <li className="v-no-print">
        <button type="button" className={styles.clear} onClick={onClear}>
          Сбросить всё
        </button>
      </li>
    </ul>
  );
}
