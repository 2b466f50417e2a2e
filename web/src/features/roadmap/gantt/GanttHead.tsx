import { restsIn, type CalendarDays } from '../daysOff';
import styles from './Gantt.module.css';
import { ticks, type Span, type Zoom } from './scale';
import { labelWidth } from './useWindow';

interface GanttHeadProps {
  span: Span;
  days: Span;
  zoom: Zoom;
  today: number;
  /** Days off of the whole line, once known. */
  known: CalendarDays | undefined;
}

/** Both rows of dates that stay on top, the lines under them, days of rest and today. */
export function GanttHead({ span, days, zoom, today, known }: GanttHeadProps) {
  const { major, minor } = ticks(zoom.id, days);
  const x = (day: number) => labelWidth + (day - span.first) * zoom.perDay;
  const near = zoom.id === 'days' || zoom.id === 'weeks';
  // Farther off only long rests, such as those of January and May, are wide enough to be seen.
  const rests = near || zoom.id === 'months' ? restsIn(days, known).filter(([, length]) => near || length > 2) : [];
  return (
    <>
      <div className={styles.head}>
        <div className={styles.corner}>Мероприятие</div>
        {major.map((tick) => (
          <div key={tick.first} className={styles.major} style={{ left: x(tick.first), width: (tick.end - tick.first) * zoom.perDay }}>
            <span>{tick.title}</span>
          </div>
        ))}
        {minor.map((tick) => (
          <div key={tick.first} className={styles.minor} style={{ left: x(tick.first), width: (tick.end - tick.first) * zoom.perDay }}>
            {(tick.end - tick.first) * zoom.perDay > 16 && tick.title}
          </div>
        ))}
      </div>
      <div className={styles.back} aria-hidden="true">
        {rests.map(([day, length]) => (
          <i key={day} className={styles.rest} style={{ left: x(day), width: length * zoom.perDay }} />
        ))}
        {minor.map((tick) => (
          <i key={tick.first} className={styles.line} style={{ left: x(tick.first) }} />
        ))}
        {major.map((tick) => (
          <i key={tick.first} className={styles.line} data-major style={{ left: x(tick.first) }} />
        ))}
        {today >= span.first && today <= span.last && <i className={styles.today} style={{ left: x(today + 0.5) }} />}
      </div>
    </>
  );
}
