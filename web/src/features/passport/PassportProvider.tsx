import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import { ErrorState, PageSkeleton } from '@/ui/states';

import { passportQuery, PassportContext, type Figure } from './passport';
import { PassportView } from './PassportView';

/** Every number of every page opens its passport in one panel. */
export function PassportProvider({ children }: { children: ReactNode }) {
  const [figure, setFigure] = useState<Figure | null>(null);
  const passport = useQuery(passportQuery(figure));
  return (
    <PassportContext value={setFigure}>
      {children}
      <Drawer opened={figure !== null} onClose={() => setFigure(null)} title="Как получено">
        {passport.isPending && <PageSkeleton rows={6} />}
        {passport.error && <ErrorState error={passport.error} retry={() => void passport.refetch()} />}
        {passport.data && <PassportView passport={passport.data} />}
      </Drawer>
    </PassportContext>
  );
}
