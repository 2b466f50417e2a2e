import { weekday } from './days';
import styles from './Gantt.module.css';
import { ticks, type Span, type Zoom } from './scale';
import { labelWidth } from './useWindow';

interface GanttHeadProps {
  span: Span;
  days: Span;
  zoom: Zoom;
  today: number;
}

/** Both rows of dates that stay on top, the lines under them, days of rest and today. */
export function GanttHead({ span, days, zoom, today }: GanttHeadProps) {
  const { major, minor } = ticks(zoom.id, days);
  const x = (day: number) => labelWidth + (day - span.first) * zoom.perDay;
  const rests = zoom.id === 'days' || zoom.id === 'weeks' ? ticks('weeks', days).minor.map((tick) => tick.first - weekday(tick.first) + 5) : [];
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
        {rests.map((day) => (
          <i key={day} className={styles.rest} style={{ left: x(day), width: 2 * zoom.perDay }} />
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
