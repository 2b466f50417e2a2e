import { usePrinting } from '@/ui/usePrinting';
import { formatDate, formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import { dayWords } from '../daysOff';
import { shownOf, shownSigns, shownWords } from '../status';
import { StatusMark } from '../StatusMark';
import styles from './Calendar.module.css';
import type { Due } from './month';

interface DayCellProps {
  iso: string;
  list: Due[];
  kind: keyof typeof dayWords;
  outside: boolean;
  today: boolean;
  /** The day Tab comes to; arrows go on from it. */
  active: boolean;
  onOpen: (id: number) => void;
  onMore: (iso: string) => void;
}

/** Most terms fall on the last day of a month, so one cell may be long while the others are empty. */
const room = 7;

/** One day: the first terms that end on it and the way to the rest. */
export function DayCell({ iso, list, kind, outside, today, active, onOpen, onMore }: DayCellProps) {
  const printing = usePrinting();
  const shown = printing ? list : list.slice(0, list.length > room ? room - 1 : room);
  return (
    <td tabIndex={active ? 0 : -1} data-day={iso} data-rest={kind === 'free' || kind === 'holiday' || undefined} data-outside={outside || undefined} data-today={today || undefined} aria-label={`${formatDate(iso)}${dayWords[kind] && `, ${dayWords[kind]}`}${list.length > 0 ? `, ${counted(list.length, nouns.term)}` : ''}`}>
      <span className={styles.day}>
        {Number(iso.slice(8))}
        {dayWords[kind] && <small>{dayWords[kind]}</small>}
      </span>
      {!outside &&
        shown.map(({ measure, item }) => (
          <button key={item.id} type="button" className={styles.due} data-status={shownOf(item)} title={`${measure.number} ${measure.text}\n${shownWords[shownOf(item)]}`} aria-label={`${measure.number} ${measure.text}, ${shownWords[shownOf(item)]}`} onClick={() => onOpen(measure.id)}>
            <span aria-hidden="true">{shownSigns[shownOf(item)]}</span> <b>{measure.number}</b> {measure.text}
          </button>
        ))}
      {!outside && list.length > shown.length && (
        <button type="button" className={styles.more} onClick={() => onMore(iso)} aria-label={`${formatDate(iso)}: ещё ${list.length - shown.length}`}>
          ещё {formatNumber(list.length - shown.length)}
        </button>
      )}
    </td>
  );
}

/** All terms of a day with their whole text. */
export function DueList({ list, onOpen }: { list: Due[]; onOpen: (id: number) => void }) {
  return (
    <ul className={styles.list}>
      {list.map(({ measure, item }) => (
        <li key={item.id}>
          <button type="button" onClick={() => onOpen(measure.id)}>
            {measure.number} {measure.text}
          </button>
          <StatusMark shown={shownOf(item)} />
          <small className="v-quiet">{measure.responsible.join(', ')}</small>
        </li>
      ))}
    </ul>
  );
}
