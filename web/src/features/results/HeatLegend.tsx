import { steps, stepTitle } from './heat';
import styles from './Results.module.css';

/** What the colours of the map say; hatched is hidden, words are missing. */
export function HeatLegend() {
  return (
    <ul className={styles.legend} aria-label="Цвета ячеек">
      <li className={styles.legendTitle}>Выполнение, %:</li>
      {steps.map(({ from, fill, text }, index) => (
        <li key={from} style={{ background: fill, color: text }}>
          {stepTitle(index)}
        </li>
      ))}
      <li className={styles.hatched}>скрыто</li>
    </ul>
  );
}
