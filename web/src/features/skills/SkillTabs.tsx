import { Link, useLocation } from 'wouter';

import comparison from '@/features/comparison/Comparison.module.css';

const tabs = [
  { href: '/skills', title: 'Одна работа' },
  { href: '/skills/year', title: 'Год целиком' },
];

/** Two looks at deficits: one paper, and all papers of a year. */
export function SkillTabs() {
  const [path] = useLocation();
  return (
    <nav className={`${comparison.tabs} v-no-print`} aria-label="Дефициты по умениям">
      {tabs.map(({ href, title }) => (
        <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
