import { Alert, Button, Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';

import { tellDone } from '@/ui/undo';

import { useSetReminders, type Digest, type Reminders } from './api';
import { readSteps } from './steps';
import styles from './Profile.module.css';

const digests: { value: Digest; label: string }[] = [
  { value: 'none', label: 'По каждому сроку отдельно' },
  { value: 'daily', label: 'Одно письмо в день' },
  { value: 'weekly', label: 'Одно письмо в неделю' },
];

/** When and where the program reminds of terms. */
export function RemindersForm({ stored }: { stored: Reminders }) {
  const [fields, setFields] = useState({ ...stored, steps: stored.steps.join(', ') });
  const set = useSetReminders();
  const steps = readSteps(fields.steps);
  const [tried, setTried] = useState(false);
  const wrongMail = fields.mail_enabled && !/^\S+@\S+\.\S+$/.test(fields.email) ? 'Укажите адрес, например ivanova@example.ru' : '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!steps || wrongMail) return;
    set.mutateAsync({ email: fields.email.trim(), mail_enabled: fields.mail_enabled, digest: fields.digest, steps }).then(() => tellDone('Напоминания настроены', () => set.mutateAsync(stored)), () => undefined);
  };
  return (
    <form className={styles.body} onSubmit={submit}>
      {set.error && (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {set.error.message}
        </Alert>
      )}
      <Stack gap="sm">
        <TextInput label="За сколько дней до срока" description="Через запятую. О просроченном программа напомнит сама." value={fields.steps} error={steps ? undefined : 'Целые числа дней через запятую, например 30, 7, 1'} onChange={(event) => setFields({ ...fields, steps: event.currentTarget.value })} />
        {!stored.mail_configured && <p className={styles.note}>Почта на сервере не настроена: письма не уходят, напоминания видны на странице.</p>}
        <Checkbox label="Присылать и на электронную почту" checked={fields.mail_enabled} onChange={(event) => setFields({ ...fields, mail_enabled: event.currentTarget.checked })} />
        <TextInput type="email" label="Адрес почты" value={fields.email} error={tried && wrongMail} onChange={(event) => setFields({ ...fields, email: event.currentTarget.value })} />
        {fields.mail_enabled && (
          <Radio.Group label="Письма" value={fields.digest} onChange={(value) => setFields({ ...fields, digest: digests.find((entry) => entry.value === value)?.value ?? 'none' })}>
            <Stack gap={6} mt={4}>
              {digests.map((entry) => (
                <Radio key={entry.value} value={entry.value} label={entry.label} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <div>
          <Button type="submit" loading={set.isPending}>
            Сохранить
          </Button>
        </div>
      </Stack>
    </form>
  );
}
