import { Bell } from '@/features/notifications/Bell';
import { MyTasks } from '@/features/tasks/MyTasks';
import type { Session } from '@/features/session/session';

import { AccountMenu } from './AccountMenu';
import { ContextBar } from './ContextBar';
import { Search } from './Search';
import styles from './TopBar.module.css';

/** What stays on top of every page: where we are, search over everything, who we are. */
export function TopBar({ session }: { session: Session }) {
  return (
    <header className={`${styles.bar} v-no-print`}>
      <ContextBar session={session} />
      <div className={styles.right}>
        <Search session={session} />
        <MyTasks session={session} />
        <Bell />
        <AccountMenu session={session} />
      </div>
    </header>
  );
}
