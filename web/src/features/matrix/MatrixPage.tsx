import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';

import { PlanFrame } from '@/features/plans/PlanFrame';
import { useAddress } from '@/ui/address';
import { Section } from '@/ui/Section';
import { ErrorState, PageSkeleton } from '@/ui/states';

import { matrixQuery } from './api';
import { CellPanel } from './CellPanel';
import { emptyRows, filled } from './cells';
import styles from './Matrix.module.css';
import { MatrixTable } from './MatrixTable';

/** Which directions go through the whole management cycle, and where it breaks. */
export default function MatrixPage() {
  const id = Number(useParams<{ id: string }>().id);
  const [address, change] = useAddress();
  const matrix = useQuery(matrixQuery(id));
  if (matrix.isPending) return <PageSkeleton rows={10} />;
  if (matrix.error) return <ErrorState error={matrix.error} retry={() => void matrix.refetch()} />;
  const { full, all } = filled(matrix.data);
  const empty = emptyRows(matrix.data);
  const [direction, position] = (address.cell ?? '').split(':');
  return (
    <PlanFrame
      wide
      id={id}
      tab="matrix"
      title={empty.length === 0 ? `Матрица управления: заполнены все ${all} клеток` : `Матрица управления: заполнено ${full} из ${all} клеток`}
      actions={
        <Button variant="default" size="xs" leftSection={<IconPrinter size={16} aria-hidden="true" />} onClick={() => window.print()}>
          Печать
        </Button>
      }
    >
      <MatrixTable matrix={matrix.data} onOpen={(row, column) => change({ cell: `${row}:${column}` }, false)} />
      {empty.length > 0 && (
        <div className={styles.empties}>
          <Section title="Чего в карте нет">
            <dl>
              {empty.map((row) => (
                <div key={row.direction}>
                  <dt>{row.direction}</dt>
                  <dd>{row.positions.join(', ')}</dd>
                </div>
              ))}
            </dl>
          </Section>
        </div>
      )}
      {direction && position && <CellPanel roadmap={id} matrix={matrix.data} direction={direction} position={position} onClose={() => change({ cell: undefined })} />}
    </PlanFrame>
  );
}
