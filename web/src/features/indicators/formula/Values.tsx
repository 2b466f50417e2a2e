import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import { DataTable } from '@/ui/DataTable';
import { formatNumber } from '@/ui/format';
import { counted, nouns } from '@/ui/plural';
import { EmptyState, ErrorState, PageSkeleton } from '@/ui/states';
import { saveXlsx } from '@/ui/xlsx';

import { estimateText, intervalText } from '../measure';
import { valuesQuery, type Answer, type Question } from './api';
import styles from './Formula.module.css';
import { valueColumns } from './columns';

/** The whole choice as one number: the line groups are compared with. */
function Whole({ answer }: { answer: Answer | undefined }) {
  const row = answer?.rows[0];
  if (!answer || !row) return null;
  return (
    <p className={styles.whole}>
      По всему отбору: <strong>{estimateText(row.value, answer.unit)}</strong> <span className="v-quiet">{intervalText(row.value, answer.unit)} n = {formatNumber(row.value.n)}</span>
    </p>
  );
}

/** What the formula gives on the stored results, while it is being written. */
export function Values({ question, ready }: { question: Question; ready: boolean }) {
  const answer = useQuery(valuesQuery(question, ready));
  const whole = useQuery(valuesQuery({ ...question, by: [] }, ready && question.by.length > 0));
  if (answer.error && ready) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  if (!answer.data) return ready ? <PageSkeleton rows={5} /> : null;
  const { data } = answer;
  if (data.rows.length === 0) return <EmptyState title="Под эти условия результатов нет">Уберите часть условий или загрузите результаты.</EmptyState>;
  const reference = whole.data?.unit === data.unit && data.unit !== 'works' && data.unit !== 'persons' ? (whole.data.rows[0]?.value.value ?? null) : null;
  const columns = valueColumns(data, reference);
  const save = () => saveXlsx('значения формулы', columns.flatMap(({ csv }) => csv?.titles ?? []), data.rows.map((row) => columns.flatMap(({ csv }) => csv?.cells(row) ?? [])));
  return (
    <div aria-busy={answer.isFetching} style={{ opacity: ready ? undefined : 0.55 }}>
      {question.by.length > 0 && !whole.error && <Whole answer={whole.data} />}
      <DataTable
        key={data.by.join()}
        name="значения формулы"
        caption="Значения формулы"
        columns={columns}
        rows={data.rows}
        rowKey={(row) => row.key.join('|')}
        tools={
          <>
            <span className="v-quiet">{counted(data.rows.length, nouns.row)}; линия на шкале — весь отбор</span>
            <Button size="compact-xs" variant="subtle" leftSection={<IconDownload size={14} aria-hidden="true" />} onClick={save}>
              Excel (XLSX)
            </Button>
          </>
        }
      />
    </div>
  );
}
