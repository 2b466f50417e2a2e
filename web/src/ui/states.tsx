import { Button, Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { ApiError } from '@/api/problem';

import styles from './states.module.css';

/** What stands here while the first answer is on its way: the outline of the page. */
export function PageSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div className={styles.skeleton} role="status" aria-label="Загружается">
      <Skeleton height={26} width="45%" mb={18} />
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={20} mb={12} />
      ))}
    </div>
  );
}

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  /** The one thing that fills the page. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <IconInbox size={28} stroke={1.4} aria-hidden="true" />
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action}
    </div>
  );
}

export function ErrorState({ error, retry }: { error: Error; retry?: () => void }) {
  const problem = error instanceof ApiError ? error.problem : null;
  // The code of a page did not come: the line was lost, or the program was renewed under an open page.
  const fallback = /import|preload/i.test(error.message) ? 'Проверьте связь с сервером и обновите страницу.' : 'Обновите страницу. Если не поможет, сообщите администратору.';
  return (
    <div className={styles.error} role="alert">
      <IconAlertTriangle size={24} stroke={1.6} aria-hidden="true" />
      <div>
        <p className={styles.title}>{problem?.title ?? 'Страница не открылась'}</p>
        <p className={styles.text}>{problem?.detail ?? fallback}</p>
        {problem?.request_id && <p className={styles.request}>Номер запроса: {problem.request_id}</p>}
        {retry && (
          <Button size="xs" variant="default" onClick={retry}>
            Повторить
          </Button>
        )}
      </div>
    </div>
  );
}
