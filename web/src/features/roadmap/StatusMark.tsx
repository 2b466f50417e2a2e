import styles from './Roadmap.module.css';
import { shownSigns, shownWords, type Shown } from './status';

/** A status by shape, word and colour together. */
export function StatusMark({ shown }: { shown: Shown }) {
  return (
    <span className={styles.status} data-status={shown}>
      <span aria-hidden="true">{shownSigns[shown]}</span> {shownWords[shown]}
    </span>
  );
}
