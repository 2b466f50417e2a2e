import { useQuery } from '@tanstack/react-query';

import { useRight, useSession } from '@/features/session/session';
import { Page } from '@/ui/Page';
import { Section } from '@/ui/Section';
import { ErrorState, PageSkeleton } from '@/ui/states';

import { remindersQuery } from './api';
import { Feeds } from './Feeds';
import { Mutes } from './Mutes';
import { PasswordForm } from './PasswordForm';
import styles from './Profile.module.css';
import { RemindersForm } from './RemindersForm';

/** How the program reminds this person, and where else the terms are shown. */
export default function ProfilePage() {
  const { data: session } = useSession();
  const mayPlans = useRight('roadmap.read');
  const reminders = useQuery(remindersQuery());
  if (reminders.isPending) return <PageSkeleton rows={8} />;
  if (reminders.error) return <ErrorState error={reminders.error} retry={() => void reminders.refetch()} />;
  return (
    <Page title="Напоминания, календарь и пароль" crumbs={[{ title: 'Обзор', href: '/' }, { title: 'Напоминания' }]} subtitle={session?.account.name}>
      <div className={styles.columns}>
        <div>
          <Section title="Напоминания о сроках">
            <RemindersForm key={reminders.dataUpdatedAt} stored={reminders.data} />
          </Section>
          <PasswordForm />
        </div>
        {mayPlans && (
          <div>
            <Feeds />
            <Mutes />
          </div>
        )}
      </div>
    </Page>
  );
}
