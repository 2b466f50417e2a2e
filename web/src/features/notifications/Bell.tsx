import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { counted } from '@/ui/plural';

import { notificationsQuery } from './api';

const messages = ['непрочитанное', 'непрочитанных', 'непрочитанных'] as const;

/** The bell of the header: how many messages wait. */
export function Bell() {
  const { data } = useQuery(notificationsQuery(true));
  const count = data?.unread ?? 0;
  const label = count > 0 ? `Уведомления: ${counted(count, messages)}` : 'Уведомления';
  return (
    <Tooltip label={label}>
      <Indicator label={count > 99 ? '99+' : count} size={17} disabled={count === 0} offset={4} color="sea.7">
        <ActionIcon component={Link} href="/notifications" variant="subtle" color="gray" size={36} aria-label={label}>
          <IconBell size={20} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}
