import { Link, useLocation } from 'wouter';

import comparison from '@/features/comparison/Comparison.module.css';

const tabs = [
  { href: '/risk', title: 'По правилам' },
  { href: '/risk/profiles', title: 'Профили школ' },
  { href: '/risk/matrix', title: 'Уровень и изменение' },
  { href: '/risk/official', title: 'Официальный список' },
];

/** Three looks at risk: by a rule, by a school, by where it moves. */
export function RiskTabs() {
  const [path] = useLocation();
  return (
    <nav className={`${comparison.tabs} v-no-print`} aria-label="Зоны риска">
      {tabs.map(({ href, title }) => (
        <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
