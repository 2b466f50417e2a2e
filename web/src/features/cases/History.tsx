import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { formatDate, formatMoment, formatNumber } from '@/ui/format';

import { measureQuery, type Case, type CaseStep } from './api';
import styles from './Cases.module.css';

/** How far the measure of the plan is. */
function PlanMeasure({ id }: { id: number }) {
  const measure = useQuery(measureQuery(id));
  if (!measure.data) return <span className="v-quiet">мероприятие плана № {id}</span>;
  const { number, text, occurrences } = measure.data;
  const done = occurrences.filter(({ status }) => status === 'done').length;
  return (
    <>
      <Link href={`/tasks?text=${encodeURIComponent(number)}`}>
        {number}. {text}
      </Link>
      <br />
      <small className="v-quiet">{occurrences.length > 0 ? `выполнено сроков: ${formatNumber(done)} из ${formatNumber(occurrences.length)}` : 'сроков ещё нет'}</small>
    </>
  );
}

function Content({ step, mayRecheck }: { step: CaseStep; mayRecheck: boolean }) {
  return (
    <>
      {step.kind === 'causes' && step.chosen.length > 0 ? (
        <ul className={styles.chosen}>
          {step.chosen.map((title) => (
            <li key={title}>{title}</li>
          ))}
        </ul>
      ) : (
        step.chosen.length > 0 && <strong>{step.chosen.join(', ')}. </strong>
      )}
      {step.kind === 'publish' && <span className="v-quiet">Случай видят управление образования, методический центр и регион.</span>}
      {step.words && <span className={styles.words}>{step.words}</span>}
      {step.kind === 'measure' && step.reference !== null && (
        <div>
          <PlanMeasure id={step.reference} />
        </div>
      )}
      {step.kind === 'recheck' && step.reference !== null && (mayRecheck ? <Link href={`/objectivity/rechecks/${step.reference}`}>перепроверка № {step.reference}</Link> : `перепроверка № ${step.reference}`)}
      {step.due && <div className="v-quiet">Срок: {formatDate(step.due)}</div>}
    </>
  );
}

/** What was done with a case, the newest first; what was taken back stays to be seen. */
export function History({ one, mayRecheck }: { one: Case; mayRecheck: boolean }) {
  return (
    <table className={styles.history}>
      <thead>
        <tr>
          <th scope="col" style={{ width: 190 }}>
            Шаг
          </th>
          <th scope="col">Содержание</th>
          <th scope="col" style={{ width: 190 }}>
            Кто и когда
          </th>
        </tr>
      </thead>
      <tbody>
        {one.steps.map((step) => (
          <tr key={step.id} data-withdrawn={step.withdrawn_at ? true : undefined}>
            <th scope="row">
              {step.title}
              {step.withdrawn_at && <div className="v-quiet">отменено {formatMoment(step.withdrawn_at)}</div>}
            </th>
            <td>
              <Content step={step} mayRecheck={mayRecheck} />
            </td>
            <td>
              {step.actor}
              <br />
              <small className="v-quiet">{formatMoment(step.recorded_at)}</small>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">Случай открыт</th>
          <td className="v-quiet">Признак запомнен таким, каким он был. Школе — вопрос, ответ по {formatDate(one.reply_to)}.</td>
          <td>
            {one.opened_by}
            <br />
            <small className="v-quiet">{formatMoment(one.opened_at)}</small>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
