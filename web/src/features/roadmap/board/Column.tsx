import { useVirtualizer } from '@tanstack/react-virtual';
import { useState } from 'react';

import { formatNumber } from '@/ui/format';
import { usePrinting } from '@/ui/usePrinting';

import type { Status } from '../api';
import { shownSigns, statusWords } from '../status';
import styles from './Board.module.css';
import { CardItem } from './CardItem';
import type { Card } from './cards';

interface ColumnProps {
  status: Status;
  cards: Card[];
  /** Whether a card of another column is being dragged. */
  target: boolean;
  onOpen: (id: number) => void;
  onDrag: ((card: Card | null) => void) | undefined;
  onGo: ((card: Card, to: Status) => void) | undefined;
  onDrop: () => void;
}

const cardHeight = 112;

/** One status with its cards; only those in sight are drawn. */
export function Column({ status, cards, target, onOpen, onDrag, onGo, onDrop }: ColumnProps) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const [over, setOver] = useState(false);
  const printing = usePrinting();
  const late = cards.filter((card) => card.overdue).length;
  // eslint-disable-next-line react-hooks/incompatible-library -- the page is built without React's compiler
  const virtual = useVirtualizer({ count: cards.length, getScrollElement: () => box, estimateSize: () => cardHeight, overscan: 4, enabled: !printing });
  const item = (card: Card, top?: number) => <CardItem key={card.measure.id} card={card} top={top} onOpen={onOpen} onDrag={onDrag} onGo={onGo} />;
  return (
    <section
      className={styles.column}
      data-status={status}
      data-over={(over && target) || undefined}
      aria-label={statusWords[status]}
      onDragOver={(event) => {
        if (!target) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      <header>
        <span aria-hidden="true">{shownSigns[status]}</span> {statusWords[status]} <b>{formatNumber(cards.length)}</b>
        {late > 0 && (
          <span className={styles.late} title="Просрочено">
            <span aria-hidden="true">!</span> {formatNumber(late)} <span className={styles.heard}>просрочено</span>
          </span>
        )}
      </header>
      <div ref={setBox} className={styles.cards} role={cards.length > 0 ? 'list' : undefined} aria-label={cards.length > 0 ? `Мероприятия: ${statusWords[status]}` : undefined} tabIndex={cards.length > 0 ? 0 : undefined}>
        {printing ? cards.map((card) => item(card)) : <div style={{ height: virtual.getTotalSize() }} role="presentation" />}
        {!printing && virtual.getVirtualItems().map(({ index, start }) => cards[index] && item(cards[index], start))}
        {cards.length === 0 && <p className="v-quiet">Пусто</p>}
      </div>
    </section>
  );
}
