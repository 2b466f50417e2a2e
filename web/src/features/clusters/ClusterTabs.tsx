import { Link, useLocation } from 'wouter';

import comparison from '@/features/comparison/Comparison.module.css';

const tabs = [
  { href: '/clusters', title: 'Группы школ' },
  { href: '/clusters/links', title: 'Связи результатов с условиями' },
];

/** Groups by conditions, and what results go with them. */
export function ClusterTabs() {
  const [path] = useLocation();
  return (
    <nav className={`${comparison.tabs} v-no-print`} aria-label="Группы и условия">
      {tabs.map(({ href, title }) => (
        <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
