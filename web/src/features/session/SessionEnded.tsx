import { Modal, Text } from '@mantine/core';

import { useConnection } from '@/api/connection';

import { useSession } from './session';
import { SignInForm } from './SignInForm';

/** The session ended while a page was open: the person signs in over it and loses nothing. */
export function SessionEnded() {
  const { expired } = useConnection();
  const { data: session } = useSession();
  if (!session) return null;
  return (
    <Modal opened={expired} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title="Сеанс закончился" size="sm">
      <Text mb="md" c="dimmed">
        Войдите ещё раз, и вы вернётесь на ту же страницу. Введённое не потеряно.
      </Text>
      <SignInForm login={session.account.login} />
    </Modal>
  );
}
