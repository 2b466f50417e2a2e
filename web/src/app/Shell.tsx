import { useEffect, useMemo } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';

import { PassportProvider } from '@/features/passport/PassportProvider';
import { holds, type Session } from '@/features/session/session';
import { WorkPanel } from '@/features/tasks/WorkPanel';
import { EmptyState } from '@/ui/states';

import { ConnectionBanner } from './ConnectionBanner';
import { ErrorBoundary } from './ErrorBoundary';
import { fetchQuietly, routes } from './routes';
import styles from './Shell.module.css';
import { SideMenu } from './SideMenu';
import { TopBar } from './TopBar';

/** The frame that stays while the pages change. */
export function Shell({ session }: { session: Session }) {
  const [path] = useLocation();
  const allowed = useMemo(() => routes.filter((page) => holds(session, page.right)), [session]);
  useEffect(() => fetchQuietly(allowed), [allowed]);
  return (
    <PassportProvider>
      <a className="v-skip" href="#content">
        К содержанию
      </a>
      <div className={styles.frame}>
        <SideMenu session={session} />
        <div className={styles.column}>
          <TopBar session={session} />
          <ConnectionBanner />
          <main id="content" className={styles.content} tabIndex={-1}>
            <ErrorBoundary key={path}>
              <Switch>
                {allowed.map((page) => (
                  <Route key={page.path} path={page.path} component={page.component} />
                ))}
                {/* A role without the overview begins at the first page it has. */}
                {allowed[0] && allowed[0].path !== '/' && (
                  <Route path="/">
                    <Redirect to={allowed[0].path} replace />
                  </Route>
                )}
                <Route>
                  <EmptyState title="Такой страницы нет">Возможно, ссылка устарела или у вашей роли нет к ней доступа.</EmptyState>
                </Route>
              </Switch>
            </ErrorBoundary>
          </main>
        </div>
      </div>
      {holds(session, 'tasks.read') && <WorkPanel />}
    </PassportProvider>
  );
}
