import { ActionIcon, Button, Drawer } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import { useAddress } from '@/ui/address';
import { formatDate, formatMonth } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import { dayKind, daysOffQuery } from '../daysOff';
import { Legend } from '../Legend';
import type { ViewProps } from '../PlanPage';
import styles from './Calendar.module.css';
import { DayCell, DueList } from './DayCell';
import { addMonths, dayAfterKey, dueByDay, nearestMonth, weeksOf } from './month';

const weekdays = ['Понедельник', 'Вторник', 'Среда', 'Четверг', 'Пятница', 'Суббота', 'Воскресенье'];

/** Last days of the terms by month. */
export default function CalendarView({ measures, today, onOpen }: ViewProps) {
  const [address, change] = useAddress();
  const [day, setDay] = useState(today);
  const [opened, setOpened] = useState<string | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const days = useMemo(() => dueByDay(measures), [measures]);
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(address.month ?? '') ? (address.month ?? '') : today.slice(0, 7);
  const active = day.startsWith(month) ? day : `${month}-01`;
  const total = [...days].reduce((sum, [iso, list]) => sum + (iso.startsWith(month) ? list.length : 0), 0);
  const weeks = useMemo(() => weeksOf(month), [month]);
  const { data: known } = useQuery(daysOffQuery(weeks[0]?.[0] ?? today, weeks.at(-1)?.at(-1) ?? today));
  const near = total === 0 ? nearestMonth(days, month) : null;
  const go = (next: string) => change({ month: next === today.slice(0, 7) ? undefined : next });

  useEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>(`[data-day="${active}"]`)?.focus();
    moved.current = false;
  }, [active]);

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    const from = (event.target as HTMLElement).dataset.day;
    if (!from) return;
    if (event.key === 'Enter' && days.has(from)) setOpened(from);
    const next = dayAfterKey(event.key, from);
    if (!next) return;
    event.preventDefault();
    moved.current = true;
    setDay(next);
    if (!next.startsWith(month)) go(next.slice(0, 7));
  }

  return (
    <>
      <div className={styles.tools}>
        <ActionIcon className="v-no-print" variant="default" size={28} aria-label="Предыдущий месяц" onClick={() => go(addMonths(month, -1))}>
          <IconChevronLeft size={16} aria-hidden="true" />
        </ActionIcon>
        <h2 aria-live="polite">{formatMonth(month)}</h2>
        <ActionIcon className="v-no-print" variant="default" size={28} aria-label="Следующий месяц" onClick={() => go(addMonths(month, 1))}>
          <IconChevronRight size={16} aria-hidden="true" />
        </ActionIcon>
        <Button className="v-no-print" size="compact-sm" variant="default" onClick={() => go(today.slice(0, 7))}>
          Сегодня
        </Button>
        <span className="v-quiet">{total > 0 ? `Наступает ${counted(total, nouns.term)}` : 'Сроков в этом месяце нет'}</span>
        {near && (
          <Button className="v-no-print" size="compact-sm" variant="subtle" onClick={() => go(near)}>
            Показать {formatMonth(near)}
          </Button>
        )}
        <Legend />
      </div>
      <table ref={grid} className={styles.month} aria-label={`Сроки: ${formatMonth(month)}`} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {weekdays.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((iso) => (
                <DayCell key={iso} iso={iso} list={days.get(iso) ?? []} kind={dayKind(iso, known)} outside={!iso.startsWith(month)} today={iso === today} active={iso === active} onOpen={onOpen} onMore={setOpened} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {known && known.notes.length > 0 && <p className="v-quiet">{known.notes.join(' ')}</p>}
      <Drawer opened={opened !== null} onClose={() => setOpened(null)} title={`${formatDate(opened)}: ${counted(days.get(opened ?? '')?.length ?? 0, nouns.term)}`}>
        <DueList list={days.get(opened ?? '') ?? []} onOpen={(id) => { setOpened(null); onOpen(id); }} />
      </Drawer>
    </>
  );
}
