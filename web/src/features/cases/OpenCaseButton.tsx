import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';

import { useRight } from '@/features/session/session';

import { OpenCaseForm } from './OpenCaseForm';

interface OpenCaseButtonProps {
  school?: number;
  method?: string;
  variant?: 'filled' | 'default';
}

/** The button that begins a case, for those who may. */
export function OpenCaseButton({ school, method, variant = 'filled' }: OpenCaseButtonProps) {
  const [asked, setAsked] = useState(false);
  const may = useRight('cases.change');
  if (!may) return null;
  return (
    <>
      <Button variant={variant} onClick={() => setAsked(true)}>
        Открыть случай
      </Button>
      <Drawer opened={asked} onClose={() => setAsked(false)} position="right" size="lg" title="Вопрос школе о результатах">
        {asked && <OpenCaseForm school={school} method={method} onClose={() => setAsked(false)} />}
      </Drawer>
    </>
  );
}
