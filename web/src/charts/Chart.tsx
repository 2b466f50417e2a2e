import { Skeleton } from '@mantine/core';
import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';

import type { init as EChartsInit } from './echarts';

interface ChartProps {
  option: EChartsCoreOption;
  height: number;
  label: string;
  /** Width on paper, px: the sheet is narrower than the window and is laid out without asking. */
  printWidth: number | null;
}

type Instance = ReturnType<typeof EChartsInit>;

/** One drawing. The library comes only when a chart is on the page; until then its place is kept. */
export default function Chart({ option, height, label, printWidth }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<Instance | null>(null);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => chart.current?.resize());
    let gone = false;
    void import('./echarts').then(({ init }) => {
      if (gone) return;
      chart.current = init(element, null, { renderer: 'svg' });
      observer.observe(element);
      setReady(true);
    });
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    if (!ready) return;
    chart.current?.resize(printWidth === null ? undefined : { width: printWidth });
    chart.current?.setOption(option, true);
  }, [option, ready, printWidth]);

  return (
    <div role="img" aria-label={label} style={{ position: 'relative', height }}>
      {!ready && <Skeleton height={height - 8} />}
      <div ref={place} style={{ height: '100%', visibility: ready ? 'visible' : 'hidden', position: 'absolute', inset: 0 }} />
    </div>
  );
}
