import { formatDate } from '@/ui/format';
import { counted } from '@/ui/plural';
import { tellDone, tellFailure } from '@/ui/undo';

import { useSetWindowStatus, type Status } from '../api';
import { statusWords } from '../status';
import type { Card } from './cards';

interface CardMove {
  card: Card;
  to: Status;
  note: string;
}

/** Records the move of a card; what is refused is told, and the measure is opened where the missing can be given. */
export function useCardMove(onOpen: (id: number) => void) {
  const set = useSetWindowStatus();
  return ({ card, to, note }: CardMove) => {
    const { item, measure } = card;
    if (!item) return;
    set
      .mutateAsync({ id: item.id, measure: measure.id, status: to, note })
      .then(({ refused, undo }) => {
        tellDone(`${measure.number}, срок ${formatDate(item.due)}: ${statusWords[to]}`, undo);
        if (refused.length > 0) tellFailure(`Не все задачи: ${counted(refused.length, ['отказ', 'отказа', 'отказов'])}`, new Error(refused.slice(0, 5).join('; ')));
      })
      .catch((error: Error) => {
        tellFailure(`${measure.number}: ${statusWords[to]} — не записано`, error);
        onOpen(measure.id);
      });
  };
}
