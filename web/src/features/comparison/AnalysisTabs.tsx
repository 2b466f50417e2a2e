import { Link, useLocation } from 'wouter';

import styles from './Comparison.module.css';

const tabs = [
  { href: '/comparison', title: 'Школы рядом' },
  { href: '/power', title: 'Что видно при таком числе учеников' },
];

/** Two sides of one question: who differs, and who could be seen to differ. */
export function AnalysisTabs() {
  const [path] = useLocation();
  return (
    <nav className={`${styles.tabs} v-no-print`} aria-label="Сравнение школ">
      {tabs.map(({ href, title }) => (
        <Link key={href} href={`${href}${window.location.search}`} aria-current={path === href ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
