import type { Schemas } from '@/api/client';
import { EstimateText } from '@/ui/EstimateText';
import { formatMoment, formatNumber } from '@/ui/format';

import styles from './PassportView.module.css';

/** How a number was made: formula, what went in, what was left out, from which batches. */
export function PassportView({ passport }: { passport: Schemas['Passport'] }) {
  return (
    <div className={styles.passport}>
      <h3>{passport.title}</h3>
      <p className={styles.value}>
        <EstimateText estimate={passport.value} unit={passport.unit} interval />
        <span className="v-quiet"> n = {formatNumber(passport.value.n)}</span>
      </p>
      <h4>Формула</h4>
      <p>{passport.formula}</p>
      {passport.formula_text !== passport.formula && <p>{passport.formula_text}</p>}
      {passport.inputs.length > 0 && (
        <>
          <h4>Что вошло</h4>
          <dl>
            {passport.inputs.map((input) => (
              <div key={input.name}>
                <dt>{input.name}</dt>
                <dd>{input.value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h4>Что не вошло</h4>
      {passport.exclusions.length === 0 ? (
        <p className="v-quiet">Исключений нет.</p>
      ) : (
        <dl>
          {passport.exclusions.map((row) => (
            <div key={row.reason}>
              <dt>{row.reason}</dt>
              <dd>{formatNumber(row.count)}</dd>
            </div>
          ))}
        </dl>
      )}
      {passport.interval_method && (
        <>
          <h4>Интервал</h4>
          <p>{passport.interval_method}</p>
          {passport.interval_text && passport.interval_text !== passport.interval_method && <p>{passport.interval_text}</p>}
        </>
      )}
      {passport.scale && (
        <>
          <h4>Шкала отметок</h4>
          <p>{passport.scale}</p>
        </>
      )}
      <h4>Из каких загрузок</h4>
      <ul>
        {passport.batches.map((batch) => (
          <li key={batch.id}>
            № {batch.id}, {formatMoment(batch.committed_at)}: {batch.files.join(', ')}
          </li>
        ))}
      </ul>
      {passport.notes.map((note) => (
        <p key={note} className="v-quiet">
          {note}
        </p>
      ))}
      {passport.basis && (
        <>
          <h4>Основание</h4>
          <p>{passport.basis}</p>
        </>
      )}
    </div>
  );
}
