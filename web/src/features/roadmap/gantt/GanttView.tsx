import { Button, Menu, SegmentedControl } from '@mantine/core';
import { IconCalendarPin, IconChevronDown, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';

import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';
import { counted, nouns } from '@/ui/plural';
import { EmptyState } from '@/ui/states';

import { scheduleQuery } from '../api';
import { Legend } from '../Legend';
import type { ViewProps } from '../PlanPage';
import { GanttChart, type ChartHandle } from './GanttChart';
import styles from './Gantt.module.css';
import { MoveDialog } from './MoveDialog';
import { GanttPaper } from './GanttPaper';
import { rowsOf } from './rows';
import { spanOf, zoomOf, zooms } from './scale';
import { saveGanttSvg, usePaper } from './paper';
import { waitingOf, withSchedule } from './schedule';
import type { Shift } from './shift';

/** The plan on a time line: bars that are moved with a reason, and the same picture for paper. */
export default function GanttView({ plan, measures: filtered, today, onOpen }: ViewProps) {
  const [address, change] = useAddress();
  const [shift, setShift] = useState<Shift | null>(null);
  const { paper, print } = usePaper();
  const chart = useRef<ChartHandle>(null);
  const mayMove = useRight('roadmap.change');
  const { data: schedule } = useQuery(scheduleQuery(plan.id));
  const measures = useMemo(() => withSchedule(filtered, schedule?.measures), [filtered, schedule]);
  const rows = useMemo(() => rowsOf(plan, measures, waitingOf(schedule?.measures)), [plan, measures, schedule]);
  const span = useMemo(() => spanOf(measures.flatMap((measure) => measure.occurrences), plan.period), [measures, plan.period]);
  if (measures.length === 0 || !span) return <EmptyState title="Сроков с датами здесь нет">Уберите одно из условий или переключитесь на таблицу.</EmptyState>;
  const zoom = zoomOf(address.zoom, span);
  const undated = measures.filter((measure) => measure.occurrences.length === 0).length;
  const sheet = { title: plan.title, rows, span, today };
  return (
    <>
      <div className={`${styles.tools} v-no-print`}>
        <SegmentedControl size="xs" aria-label="Масштаб" value={zoom.id} data={zooms.map(({ id, title }) => ({ value: id, label: title }))} onChange={(value) => change({ zoom: value })} />
        <Button size="compact-sm" variant="default" leftSection={<IconCalendarPin size={14} aria-hidden="true" />} onClick={() => chart.current?.toToday()}>
          Сегодня
        </Button>
        {undated > 0 && (
          <button type="button" className={styles.undated} onClick={() => change({ term: 'none' })}>
            Без дат: {counted(undated, nouns.measure)}
          </button>
        )}
        <span className={styles.gap} />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-sm" variant="default" leftSection={<IconPrinter size={14} aria-hidden="true" />} rightSection={<IconChevronDown size={12} aria-hidden="true" />}>
              На бумагу и в файл
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => print('A4')}>Печать А4</Menu.Item>
            <Menu.Item onClick={() => print('A3')}>Печать А3</Menu.Item>
            <Menu.Item onClick={() => saveGanttSvg(sheet)}>Сохранить SVG</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <GanttChart ref={chart} rows={rows} span={span} zoom={zoom} today={today} shift={shift} onShift={mayMove ? setShift : undefined} onOpen={onOpen} />
      <div className={`${styles.hints} v-no-print`}>
        <Legend />
        {mayMove && <span className="v-quiet">Срок переносят мышью или клавишами: Shift + ← →, конец — «+» и «−», затем Enter</span>}
      </div>
      {shift?.asked && <MoveDialog key={shift.occurrence.id} shift={shift} onClose={() => setShift(null)} />}
      {paper && <GanttPaper {...sheet} size={paper} />}
    </>
  );
}
