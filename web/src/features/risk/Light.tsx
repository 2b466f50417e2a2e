import { lights, type Reason } from './profile';
import styles from './Profile.module.css';

/** A factor in one sign, with its words on demand. */
export function Light({ reason, titled }: { reason: Reason; titled?: boolean }) {
  return (
    <span className={styles.light} data-light={reason.light} title={reason.words} aria-label={titled ? undefined : reason.light_title}>
      {lights[reason.light].mark}
      {titled && ` ${reason.light_title}`}
    </span>
  );
}
