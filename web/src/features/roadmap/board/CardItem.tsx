import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';

import { formatDate } from '@/ui/format';

import { statusWords } from '../status';
import type { Status } from '../api';
import styles from './Board.module.css';
import { columns, neighbour, type Card } from './cards';

interface CardItemProps {
  card: Card;
  /** Where it stands in its column; without it cards follow each other, as on paper. */
  top: number | undefined;
  onOpen: (id: number) => void;
  onDrag: ((card: Card | null) => void) | undefined;
  onGo: ((card: Card, to: Status) => void) | undefined;
}

/** A measure on the board: opens by a click, goes to another column by mouse, keys or its menu. */
export function CardItem({ card, top, onOpen, onDrag, onGo }: CardItemProps) {
  const { measure, item } = card;
  const movable = onGo !== undefined && item !== undefined;
  return (
    <div className={styles.place} style={top === undefined ? undefined : { position: 'absolute', transform: `translateY(${top}px)` }} role="listitem">
      <div className={styles.card} data-overdue={card.overdue || undefined} draggable={movable} onDragStart={() => onDrag?.(card)} onDragEnd={() => onDrag?.(null)}>
        <button
          type="button"
          className={styles.text}
          title={measure.text}
          onClick={() => onOpen(measure.id)}
          onKeyDown={(event) => {
            const step = event.shiftKey ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined;
            const to = step && movable ? neighbour(card.status, step) : null;
            if (!to) return;
            event.preventDefault();
            onGo?.(card, to);
          }}
        >
          <span>
            <b>{measure.number}</b> {measure.text}
          </span>
        </button>
        <div className={styles.foot}>
          <span className={styles.due}>{item ? `${card.overdue ? '! срок был' : 'до'} ${formatDate(item.due)}` : 'без дат'}</span>
          <span className={styles.who} title={measure.responsible.join(', ')}>
            {measure.responsible.join(', ')}
          </span>
          {movable && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon className="v-no-print" variant="subtle" color="gray" size={22} aria-label={`${measure.number}: перевести`}>
                  <IconArrowsExchange size={14} aria-hidden="true" />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Label>Перевести в столбец</Menu.Label>
                {columns
                  .filter((status) => status !== card.status)
                  .map((status) => (
                    <Menu.Item key={status} onClick={() => onGo(card, status)}>
                      {statusWords[status]}
                    </Menu.Item>
                  ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      </div>
    </div>
  );
}
