import { useMemo, useState } from 'react';

import { useRight } from '@/features/session/session';
import { EmptyState } from '@/ui/states';

import type { Status } from '../api';
import type { ViewProps } from '../PlanPage';
import styles from './Board.module.css';
import { Column } from './Column';
import { cardsByStatus, columns, wordsNeeded, type Card } from './cards';
import { ReasonDialog } from './ReasonDialog';
import { useCardMove } from './useCardMove';

/** The plan by status: a card is a measure with the term that matters now. */
export default function BoardView({ measures, onOpen }: ViewProps) {
  const mayChange = useRight('roadmap.change');
  const [dragged, setDragged] = useState<Card | null>(null);
  const [asked, setAsked] = useState<{ card: Card; to: Status } | null>(null);
  const cards = useMemo(() => cardsByStatus(measures), [measures]);
  const move = useCardMove(onOpen);
  if (measures.length === 0) return <EmptyState title="Под выбранные условия ничего не подошло">Уберите одно из условий над доской.</EmptyState>;

  function go(card: Card, to: Status) {
    if (!card.item || card.status === to) return;
    if (wordsNeeded(card.status, to) === 'reason') setAsked({ card, to });
    else move({ card, to, note: '' });
  }

  return (
    <>
      <p className={`${styles.hint} v-no-print`}>
        Карточка — мероприятие с ближайшим незакрытым сроком.{mayChange && ' Перетащите её в другой столбец или нажмите Shift + ← →.'}
      </p>
      <div className={styles.board}>
        {columns.map((status) => (
          <Column key={status} status={status} cards={cards.get(status) ?? []} target={dragged !== null && dragged.status !== status} onOpen={onOpen} onDrag={mayChange ? setDragged : undefined} onGo={mayChange ? go : undefined} onDrop={() => { if (dragged) go(dragged, status); setDragged(null); }} />
        ))}
      </div>
      {asked && (
        <ReasonDialog
          card={asked.card}
          to={asked.to}
          onClose={() => setAsked(null)}
          onReason={(note) => {
            move({ ...asked, note });
            setAsked(null);
          }}
        />
      )}
    </>
  );
}
