import { Anchor, Button, Modal, Stack } from '@mantine/core';
import { Link } from 'wouter';

import { FeedAddress } from '@/features/profile/FeedAddress';
import { useAddFeed } from '@/features/profile/api';

/** Subscribing another program to the terms of this plan. */
export function PlanFeed({ id, opened, onClose }: { id: number; opened: boolean; onClose: () => void }) {
  const add = useAddFeed();
  const close = () => {
    add.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="Сроки карты в вашем календаре" size={640}>
      <Stack gap="sm">
        <p className="v-quiet">Thunderbird, Outlook или телефон покажут сроки этой карты и сами обновят их, если подписать их на адрес. Адрес знает только тот, кому вы его дали.</p>
        {add.data?.url ? (
          <FeedAddress url={add.data.url} />
        ) : (
          <Button style={{ alignSelf: 'start' }} loading={add.isPending} onClick={() => add.mutate({ kind: 'roadmap', roadmap_id: id, form: 'events' })}>
            Создать адрес
          </Button>
        )}
        {add.error && <p role="alert">{add.error.message}</p>}
        <Anchor component={Link} href="/profile" size="sm">
          Все мои календари и напоминания
        </Anchor>
      </Stack>
    </Modal>
  );
}
