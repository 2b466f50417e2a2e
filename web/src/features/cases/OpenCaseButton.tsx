import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { useRight } from '@/features/session/session';

import { casesQuery } from './api';
import { OpenCaseForm } from './OpenCaseForm';

interface OpenCaseButtonProps {
  school?: number;
  year?: number;
  method?: string;
  variant?: 'filled' | 'default';
}

/** The newest case of the school and year the person sees, where there is one. */
function Known({ school, year }: { school: number; year: number | undefined }) {
  const cases = useQuery(casesQuery(school));
  const known = cases.data?.find((one) => one.year === year);
  if (!known) return null;
  return (
    <Button variant="default" component={Link} href={`/objectivity/cases/${known.id}`}>
      Случай № {known.id}: {known.outcome_title ?? known.stage_title}
    </Button>
  );
}

/** The button that begins a case, for those who may; beside it the way to one that is there. */
export function OpenCaseButton({ school, year, method, variant = 'filled' }: OpenCaseButtonProps) {
  const [asked, setAsked] = useState(false);
  const may = useRight('cases.change');
  const reads = useRight('cases.read');
  return (
    <>
      {school !== undefined && reads && <Known school={school} year={year} />}
      {may && (
        <Button variant={variant} onClick={() => setAsked(true)}>
          Открыть случай
        </Button>
      )}
      <Drawer opened={asked} onClose={() => setAsked(false)} position="right" size="lg" title="Вопрос школе о результатах">
        {asked && <OpenCaseForm school={school} method={method} onClose={() => setAsked(false)} />}
      </Drawer>
    </>
  );
}
