import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';

import { useSession } from '@/features/session/session';
import { SessionEnded } from '@/features/session/SessionEnded';
import { SignInPage } from '@/features/session/SignInPage';
import { ErrorState, PageSkeleton } from '@/ui/states';

import { ErrorBoundary } from './ErrorBoundary';
import { makeQueryClient } from './queries';
import { Shell } from './Shell';
import { resolver, theme } from './theme';

function Door() {
  const session = useSession();
  if (session.isPending) return <PageSkeleton />;
  if (session.error) return <ErrorState error={session.error} retry={() => void session.refetch()} />;
  return session.data ? <Shell session={session.data} /> : <SignInPage />;
}

export function App() {
  const [client] = useState(makeQueryClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Notifications position="bottom-right" autoClose={8000} />
        <ErrorBoundary>
          <Door />
          <SessionEnded />
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  );
}
