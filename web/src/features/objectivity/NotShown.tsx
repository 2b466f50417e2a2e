import { Page } from '@/ui/Page';
import { EmptyState } from '@/ui/states';

export const above = [{ title: 'Обзор', href: '/' }, { title: 'Объективность', href: '/objectivity' }, { title: 'Школы за год', href: '/objectivity/board' }];

/** Evidence of a school that is not open to the reader. */
export function NotShown({ reason }: { reason: string }) {
  return (
    <Page title="Свидетельства не показаны" crumbs={[...above, { title: 'Школа' }]}>
      <EmptyState title="Первыми о признаке узнают школа и управление">{reason}</EmptyState>
    </Page>
  );
}
