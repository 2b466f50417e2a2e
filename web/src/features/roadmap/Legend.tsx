import styles from './Roadmap.module.css';
import { shownOrder, shownSigns, shownWords } from './status';

/** What the signs and colours mean. */
export function Legend() {
  return (
    <ul className={styles.legend}>
      {shownOrder.map((shown) => (
        <li key={shown}>
          <span className={styles.cell} data-status={shown} aria-hidden="true">
            {shownSigns[shown]}
          </span>
          {shownWords[shown]}
        </li>
      ))}
    </ul>
  );
}
