import { useDocumentTitle } from '@mantine/hooks';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

import { useSession } from '@/features/session/session';

import { formatDate } from './format';
import styles from './Page.module.css';

export interface Crumb {
  title: string;
  href?: string;
}

interface PageProps {
  /** A sentence of fact where it can be. */
  title: string;
  /** The road back; the last one is this page. */
  crumbs: Crumb[];
  subtitle?: ReactNode;
  actions?: ReactNode;
  /** Prints on A4 across: for wide tables. */
  wide?: boolean;
  children: ReactNode;
}

let arrived = false;

/** Heading, road back and main action of a page; on paper it becomes the head of a справка. */
export function Page({ title, crumbs, subtitle, actions, wide, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [path] = useLocation();
  const { data: session } = useSession();
  useDocumentTitle(`${crumbs.at(-1)?.title ?? title} — Веха`);
  // After a change of page the reader's focus is at its heading, not lost with the link that was pressed;
  // on the first page it stays at the top, where Tab finds the way over the menu.
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true });
    arrived = true;
  }, [path]);
  return (
    <article className={wide ? `${styles.page} v-wide` : styles.page}>
      <p className="v-print-only">
        {session?.node.name} · {formatDate(new Date().toISOString())}
      </p>
      <nav className={`${styles.crumbs} v-no-print`} aria-label="Путь">
        {crumbs.map((crumb, index) => (
          <span key={crumb.title}>
            {crumb.href && index < crumbs.length - 1 ? <Link href={crumb.href}>{crumb.title}</Link> : <span aria-current="page">{crumb.title}</span>}
          </span>
        ))}
      </nav>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {actions && <div className={`${styles.actions} v-no-print`}>{actions}</div>}
        {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
      </header>
      {children}
      <footer className={`${styles.source} v-print-only`}>Источник: «Веха», данные на {formatDate(new Date().toISOString())}.</footer>
    </article>
  );
}
