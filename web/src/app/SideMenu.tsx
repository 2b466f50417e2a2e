import { Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { Fragment } from 'react';
import { Link, useLocation } from 'wouter';

import { holds, type Session } from '@/features/session/session';
import { Logo } from '@/ui/Logo';

import { menuTitle, pages, type PageEntry } from './pages';
import styles from './SideMenu.module.css';

function isCurrent(path: string, entry: PageEntry): boolean {
  // One plan stands at «/roadmaps/5», the newest at «/roadmap»: the same entry of the menu.
  const place = path.replace(/^\/roadmaps(?=\/)/, '/roadmap');
  const under = ({ path: page }: PageEntry) => place === page || place.startsWith(`${page}/`);
  if (entry.path === '/') return place === '/';
  // «Случаи» stand under «/objectivity»: the nearest entry is the current one.
  return under(entry) && !pages.some((page) => page.path.startsWith(`${entry.path}/`) && under(page));
}

function Item({ entry, title, narrow }: { entry: PageEntry; title: string; narrow: boolean }) {
  const [path] = useLocation();
  const Icon = entry.icon;
  return (
    <Tooltip label={title} position="right" disabled={!narrow}>
      <Link href={entry.path} className={styles.item} aria-current={isCurrent(path, entry) ? 'page' : undefined} aria-label={narrow ? title : undefined}>
        <Icon size={19} stroke={1.6} aria-hidden="true" />
        {!narrow && <span>{title}</span>}
      </Link>
    </Tooltip>
  );
}

/** The left menu; collapses to icons and remembers it. */
export function SideMenu({ session }: { session: Session }) {
  const [narrow, setNarrow] = useLocalStorage({ key: 'vekha.menu.narrow', defaultValue: false, getInitialValueInEffect: false });
  const entries = pages.filter((page) => holds(session, page.right));
  const Toggle = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={`${styles.menu} v-no-print`} data-narrow={narrow || undefined} aria-label="Разделы">
      <Link href="/" className={styles.brand} aria-label="Веха, на обзор">
        <Logo size={26} />
        {!narrow && <span>Веха</span>}
      </Link>
      <div className={styles.items}>
        {entries.map((entry, index) => (
          <Fragment key={entry.path}>
            {entry.group && entry.group !== entries[index - 1]?.group && <div className={styles.group}>{narrow ? '' : entry.group}</div>}
            <Item entry={entry} title={menuTitle(entry, session)} narrow={narrow} />
            {entry.group && entry.group !== entries[index + 1]?.group && <div className={styles.end} />}
          </Fragment>
        ))}
      </div>
      <button type="button" className={styles.toggle} onClick={() => setNarrow(!narrow)} aria-label={narrow ? 'Развернуть меню' : 'Свернуть меню'}>
        <Toggle size={19} stroke={1.6} aria-hidden="true" />
        {!narrow && <span>Свернуть</span>}
      </button>
    </nav>
  );
}
