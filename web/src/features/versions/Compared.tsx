import { pieces } from './parts';
import styles from './Versions.module.css';

/** One side of a comparison: the words that went are struck out, the words that came are underlined. */
export function Compared({ before, after, side }: { before: string; after: string; side: 'before' | 'after' }) {
  const hidden = side === 'before' ? 'added' : 'removed';
  const shown = pieces(before, after).filter((piece) => piece.kind !== hidden);
  if (shown.length === 0) return <span className="v-quiet">пусто</span>;
  return (
    <span className={styles.value}>
      {shown.map((piece, index) => {
        if (piece.kind === 'same') return <span key={index}>{piece.text}</span>;
        return side === 'before' ? <del key={index}>{piece.text}</del> : <ins key={index}>{piece.text}</ins>;
      })}
    </span>
  );
}
