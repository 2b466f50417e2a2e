import { useDocumentTitle } from '@mantine/hooks';

import { Logo } from '@/ui/Logo';

import { SignInForm } from './SignInForm';
import styles from './SignInPage.module.css';

export function SignInPage() {
  useDocumentTitle('Вход — Веха');
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Logo size={36} />
        <h1 className={styles.title}>Веха</h1>
        <p className={styles.about}>Муниципальная система оценки качества образования: дорожная карта, результаты, объективность, отчёты.</p>
        <SignInForm />
        <p className={styles.help}>Логин и пароль выдаёт администратор муниципалитета. После нескольких неудачных попыток вход ненадолго закрывается.</p>
      </div>
    </main>
  );
}
