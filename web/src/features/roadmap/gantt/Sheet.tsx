import { formatDate } from '@/ui/format';

import { sectionTitle } from '../layout';
import { shownOf, type Shown } from '../status';
import { dayOf } from './days';
import type { Row } from './rows';
import { ticks, type Span } from './scale';
import { footTall, place, rowTall, topTall, wrapText, type SheetLayout } from './sheet';

export interface SheetProps {
  title: string;
  span: Span;
  today: string;
  layout: SheetLayout;
  page: number;
}

/** Fills that differ in lightness too, so a black-and-white print is read. */
const fills: Record<Shown, { fill: string; stroke: string }> = {
  planned: { fill: '#ffffff', stroke: '#444444' },
  in_work: { fill: '#f6dfb4', stroke: '#865100' },
  review: { fill: '#cfe3ec', stroke: '#1d5c73' },
  done: { fill: '#7fb893', stroke: '#22653a' },
  overdue: { fill: '#c8473b', stroke: '#7c1a12' },
  cancelled: { fill: '#eeeeee', stroke: '#999999' },
};
const words: [Shown, string][] = [['planned', 'запланировано'], ['in_work', 'в работе'], ['review', 'на проверке'], ['done', 'выполнено'], ['overdue', 'просрочено'], ['cancelled', 'снято']];
const font = "'PT Sans', 'Liberation Sans', Arial, sans-serif";

function Head({ title, span, layout, today }: SheetProps) {
  const { major, minor } = ticks(layout.zoom, span);
  const x = (day: number) => layout.label + (day - span.first) * layout.perDay;
  return (
    <g fontSize={9.5}>
      <text x={0} y={14} fontSize={13} fontWeight={700}>
        {wrapText(title, Math.floor(layout.width / 7), 1)[0]}
      </text>
      {words.map(([shown, text], index) => (
        <g key={shown} transform={`translate(${index * 92} 22)`}>
          <rect width={14} height={8} {...fills[shown]} />
          <text x={18} y={8}>
            {text}
          </text>
        </g>
      ))}
      <text x={layout.width} y={30} textAnchor="end">
        по состоянию на {formatDate(today)}
      </text>
      <rect y={40} width={layout.width} height={topTall - 40} fill="#f0f0f0" stroke="#777777" />
      <text x={6} y={62}>
        Мероприятие
      </text>
      {major.map((tick) => (
        <text key={tick.first} x={x(tick.first) + 3} y={53} fontWeight={700}>
          {tick.title}
        </text>
      ))}
      {minor.map((tick) => (
        <text key={tick.first} x={(x(tick.first) + x(tick.end)) / 2} y={72} textAnchor="middle">
          {tick.title}
        </text>
      ))}
    </g>
  );
}

function Measure({ row, y, layout, span }: { row: Extract<Row, { kind: 'measure' }>; y: number; layout: SheetLayout; span: Span }) {
  const { measure, note, standing } = row;
  return (
    <g fontSize={9.5}>
      <text x={4} y={y + 12}>
        {measure.number}
      </text>
      {wrapText(measure.text, Math.floor((layout.label - 50) / 4.9)).map((line, index) => (
        <text key={line} x={44} y={y + 12 + index * 11}>
          {line}
        </text>
      ))}
      {note && (
        <text x={layout.label + 6} y={y + 17} fontStyle="italic" fill="#444444">
          {wrapText(note, Math.floor((layout.width - layout.label) / 5), 1)[0]}
        </text>
      )}
      {measure.occurrences.map((item) => {
        const { x, width } = place(item, span, layout);
        const paint = fills[shownOf(item)];
        if (item.from === item.due) return <path key={item.id} d={`M${x} ${y + 14} l6 -6 6 6 -6 6z`} transform={`translate(${width / 2 - 6} 0)`} {...paint} />;
        return (
          <g key={item.id}>
            <rect x={x} y={y + 8} width={width} height={12} rx={1.5} {...paint} />
            {standing && <rect x={x} y={y + 8} width={width} height={12} fill="url(#hatch)" />}
          </g>
        );
      })}
    </g>
  );
}

/** One sheet of the printed chart: the head and the dates are on every one. */
export function Sheet(props: SheetProps) {
  const { span, layout, page, today } = props;
  const rows = layout.pages[page] ?? [];
  const now = dayOf(today);
  const bottom = topTall + rows.length * rowTall;
  const x = (day: number) => layout.label + (day - span.first) * layout.perDay;
  const { major, minor } = ticks(layout.zoom, span);
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={layout.width} height={layout.height} viewBox={`0 0 ${layout.width} ${layout.height}`} fontFamily={font} role="img" aria-label={`${props.title}, лист ${page + 1}`}>
      <defs>
        <pattern id="hatch" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v6" stroke="#555555" strokeWidth={1.5} />
        </pattern>
      </defs>
      <rect width={layout.width} height={layout.height} fill="#ffffff" />
      <Head {...props} />
      {minor.map((tick) => <path key={tick.first} d={`M${x(tick.first)} ${topTall}V${bottom}`} stroke="#dddddd" strokeWidth={0.6} />)}
      {major.map((tick) => <path key={tick.first} d={`M${x(tick.first)} 40V${bottom}`} stroke="#777777" strokeWidth={0.8} />)}
      {rows.map((row, index) => {
        const y = topTall + index * rowTall;
        return (
          <g key={index}>
            {row.kind === 'section' && <rect y={y} width={layout.width} height={rowTall} fill="#f0f0f0" />}
            <path d={`M0 ${y + rowTall}H${layout.width}`} stroke="#aaaaaa" strokeWidth={0.6} />
            {row.kind === 'measure' && <Measure row={row} y={y} layout={layout} span={span} />}
            {row.kind === 'section' && wrapText(sectionTitle(row.line), Math.floor(layout.width / 5.4), 2).map((line, part, all) => (
              <text key={line} x={4 + (row.line.depth - 1) * 10} y={y + (all.length > 1 ? 12 : 17) + part * 11} fontSize={9.5} fontWeight={row.line.depth === 1 ? 700 : 400}>
                {line}
              </text>
            ))}
          </g>
        );
      })}
      <path d={`M${layout.label} 40V${bottom}M0.4 40V${bottom}M${layout.width - 0.4} 40V${bottom}`} stroke="#777777" strokeWidth={0.8} />
      {now >= span.first && now <= span.last && <path d={`M${x(now + 0.5)} 40V${bottom}`} stroke="#a3271d" strokeWidth={1.4} strokeDasharray="5 3" />}
      <text x={layout.width} y={layout.height - footTall / 2} fontSize={9} textAnchor="end" fill="#444444">
        {layout.pages.length > 1 ? `лист ${page + 1} из ${layout.pages.length}` : ''}
      </text>
    </svg>
  );
}
