import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';

import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { saveXlsx } from '@/ui/xlsx';

import { Split } from '../formula/Split';
import { estimateText, intervalText } from '../measure';
import type { Definition, DefinitionValues, Explained, JudgedRow } from './api';
import { recoloured } from './arrange';
import { colourTitles, judgedColumns } from './columns';
import { Compare } from './Compare';
import { ExplainDrawer } from './ExplainDrawer';
import { Spread } from './Spread';
import { Tiles } from './Tiles';
import { unitOf, useValues } from './useValues';

export interface ViewProps {
  definition: Definition;
}

function Whole({ whole, definition, below }: { whole: DefinitionValues | undefined; definition: Definition; below: boolean }) {
  const row = whole?.rows[0];
  if (!whole || !row || row.value.value === null) return null;
  return (
    <p style={{ margin: '0 0 8px' }}>
      {definition.short_name || definition.name}, {below ? 'ваша школа' : 'весь отбор'}: <strong style={{ fontSize: 17 }}>{estimateText(row.value, whole.unit)}</strong> <span className="v-quiet">{intervalText(row.value, whole.unit)} n = {formatNumber(row.value.n)}</span>
    </p>
  );
}

/** Who changes colour in a trial. */
function Changed({ tried, written }: { tried: JudgedRow[]; written: JudgedRow[] | undefined }) {
  if (!written) return null;
  const changed = recoloured(tried, written);
  const who = tried.filter(({ key }) => changed.has(key.join('|'))).map(({ key, labels, light }) => `${labels.join(', ')}: ${colourTitles[changed.get(key.join('|')) ?? 'none']} → ${colourTitles[light.colour]}`);
  return (
    <p role="status">
      {who.length === 0 ? 'Цвет не меняется ни у кого.' : `Сменили цвет: ${who.length}. ${who.slice(0, 12).join('; ')}${who.length > 12 ? '; …' : '.'}`}
    </p>
  );
}

interface HeldProps {
  answer: ReturnType<typeof useValues>;
  definition: Definition;
  children: (data: DefinitionValues) => ReactNode;
}

/** What stands while values come, when they do not, and when there are none. */
function Held({ answer: { values, data, whole, written, below }, definition, children }: HeldProps) {
  if (values.error) return <ErrorState error={values.error} retry={() => void values.refetch()} />;
  if (!data) return <PageSkeleton rows={6} />;
  if (data.rows.every(({ value }) => value.value === null && value.n === 0)) return <EmptyState title="Значений пока нет">{definition.items.length > 0 ? 'Показатель считается по сведениям формы: они появятся после её загрузки.' : `Нужны данные: ${definition.source}. Если они загружены, проверьте год и условия.`}</EmptyState>;
  return (
    <div aria-busy={values.isFetching} style={{ opacity: values.isPlaceholderData ? 0.55 : undefined }}>
      {!data.by.includes('year') && <Whole whole={whole} definition={definition} below={below} />}
      <Changed tried={data.rows} written={written?.rows} />
      {children(data)}
    </div>
  );
}

export function TableView({ definition }: ViewProps) {
  const [address, change] = useAddress();
  const by = address.by ?? unitOf(definition);
  const answer = useValues(definition, by);
  const [asked, setAsked] = useState<Explained | null>(null);
  // Of an indicator that looks back the year was taken out of the key: it goes back to its end.
  const explain = ({ key }: JudgedRow) => setAsked({ id: definition.id, question: answer.asked, key: answer.year === null ? key : [...key, String(answer.year)] });
  return (
    <>
      <Split by={by === 'all' ? [] : by.split(',')} among={definition.by} onChange={(next) => change({ by: next.length > 0 ? next.join(',') : 'all' })} />
      <Held answer={answer} definition={definition}>
        {(data) => {
          const columns = judgedColumns(data, answer.reference, explain);
          const save = () => saveXlsx(definition.name.slice(0, 80), columns.flatMap(({ csv }) => csv?.titles ?? []), data.rows.map((row) => columns.flatMap(({ csv }) => csv?.cells(row) ?? [])));
          const tools = (
            <>
              <span className="v-quiet">{counted(data.rows.length, nouns.row)}; линия на шкале — {answer.below ? 'муниципалитет' : 'весь отбор'}</span>
              <Button size="compact-xs" variant="subtle" leftSection={<IconDownload size={14} aria-hidden="true" />} onClick={save}>
                Excel (XLSX)
              </Button>
            </>
          );
          return <DataTable key={data.by.join()} name={definition.name.slice(0, 80)} caption={definition.name} columns={columns} rows={data.rows} rowKey={(row) => row.key.join('|')} tools={tools} />;
        }}
      </Held>
      <ExplainDrawer asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}

export function CompareView({ definition }: ViewProps) {
  const answer = useValues(definition, unitOf(definition));
  return (
    <Held answer={answer} definition={definition}>
      {(data) => <Compare data={data} definition={definition} reference={answer.reference} below={answer.below} />}
    </Held>
  );
}

export function MapView({ definition }: ViewProps) {
  const answer = useValues(definition, unitOf(definition));
  return (
    <Held answer={answer} definition={definition}>
      {(data) => <Tiles data={data} definition={definition} reference={answer.reference} below={answer.below} />}
    </Held>
  );
}

export function SpreadView({ definition }: ViewProps) {
  const answer = useValues(definition, unitOf(definition));
  return (
    <Held answer={answer} definition={definition}>
      {(data) => <Spread data={data} definition={definition} />}
    </Held>
  );
}
