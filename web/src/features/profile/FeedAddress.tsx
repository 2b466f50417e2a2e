import { Button, CopyButton, TextInput } from '@mantine/core';

import styles from './Profile.module.css';

/** The address of a calendar, told once: to be copied into the other program. */
export function FeedAddress({ url }: { url: string }) {
  return (
    <div className={styles.address}>
      <TextInput readOnly size="xs" style={{ flex: 1 }} label="Адрес календаря: скопируйте сейчас, больше он показан не будет" value={new URL(url, window.location.href).href} onFocus={(event) => event.currentTarget.select()} />
      <CopyButton value={new URL(url, window.location.href).href}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" onClick={copy}>
            {copied ? 'Скопировано' : 'Скопировать'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
