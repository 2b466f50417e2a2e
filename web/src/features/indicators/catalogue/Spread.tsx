import { binsOption } from '@/charts/bins';
import { ChartFigure } from '@/charts/ChartFigure';
import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';

import { digitsOf } from '../measure';
import type { Definition, DefinitionValues } from './api';
import { binsOf } from './arrange';

/** How the values lie: how many schools fall between round borders. */
export function Spread({ data, definition }: { data: DefinitionValues; definition: Definition }) {
  const estimates = data.rows.map(({ value }) => value);
  const bins = binsOf(estimates, data.unit);
  const digits = data.unit === 'percent' ? 0 : digitsOf(data.unit);
  const names = bins.map(({ from, to }) => `${formatNumber(from, digits)}–${formatNumber(to, digits)}`);
  const absent = estimates.filter(({ value }) => value === null).length;
  const what = data.by[0] === 'school' ? nouns.school : nouns.group;
  return (
    <>
      <ChartFigure title={`${definition.short_name || definition.name}: ${counted(estimates.length - absent, what)} по значению`} height={280} option={(palette) => binsOption(bins.map(({ count }, at) => ({ name: names[at] ?? '', count })), data.unit_title, palette)} table={{ head: [`Значение, ${data.unit_title}`, 'Сколько'], rows: bins.map(({ count }, at) => [names[at] ?? '', String(count)]) }} />
      {absent > 0 && <p className="v-quiet">Без значения: {counted(absent, what)}.</p>}
    </>
  );
}
