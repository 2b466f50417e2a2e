import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { noteConnection, useConnection } from '@/api/connection';

import styles from './TopBar.module.css';

/** Tells that the server does not answer, asks it again by itself, and refreshes the page when it does. */
export function ConnectionBanner() {
  const { lost } = useConnection();
  const client = useQueryClient();
  useEffect(() => {
    if (!lost) return undefined;
    const timer = setInterval(() => {
      void fetch('/healthz')
        .then((reply) => {
          if (!reply.ok) return;
          noteConnection({ lost: false });
          void client.invalidateQueries();
        })
        .catch(() => undefined);
    }, 3000);
    return () => clearInterval(timer);
  }, [lost, client]);
  if (!lost) return null;
  return (
    <div className={styles.banner} role="status">
      Нет связи с сервером. Показано то, что уже загружено; «Веха» сама пробует соединиться снова.
    </div>
  );
}
