import { Link, useLocation } from 'wouter';

import { useRight } from '@/features/session/session';

import styles from './IndicatorTabs.module.css';

const tabs = [
  { href: '/indicators', title: 'Каталог' },
  { href: '/indicators/table', title: 'Сводная таблица' },
  { href: '/indicators/sets', title: 'Наборы' },
  { href: '/indicators/ratings', title: 'Рейтинги' },
  { href: '/indicators/similar', title: 'Похожие школы' },
  { href: '/indicators/formula', title: 'Своя формула' },
];

/** The pages of indicators beside one another: one entry of the menu leads to all. */
export function IndicatorTabs() {
  const [path] = useLocation();
  const mayRatings = useRight('ratings.read');
  return (
    <nav className={`${styles.tabs} v-no-print`} aria-label="Показатели">
      {tabs.filter(({ href }) => mayRatings || href !== '/indicators/ratings').map(({ href, title }) => (
        <Link key={href} href={href} aria-current={path === href ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}
