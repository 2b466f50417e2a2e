import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { nodesQuery } from '@/features/org/api';
import { tellDone, tellFailure } from '@/ui/undo';

import { AccountForm, type AccountValues } from './AccountForm';
import styles from './Accounts.module.css';
import { rolesQuery, useChangeAccount, useResetPassword, type Account, type WithPassword } from './api';
import { NewPassword } from './NewPassword';

/** One account beside the list: its person and role, a new password, the door shut or open. */
export function AccountPanel({ account, taken, onClose }: { account: Account; taken: string[]; onClose: () => void }) {
  const nodes = useQuery(nodesQuery());
  const roles = useQuery(rolesQuery());
  const change = useChangeAccount();
  const door = useChangeAccount();
  const reset = useResetPassword();
  const [made, setMade] = useState<WithPassword | null>(null);
  const { id } = account;
  const save = ({ name, role, node, email }: AccountValues) => {
    const before = { name: account.name, role: account.role, node: account.node.id, email: account.email };
    change.mutateAsync({ id, name, role, node, email }).then(() => {
      onClose();
      tellDone(`Учётная запись «${account.login}» изменена`, () => change.mutateAsync({ id, ...before }));
    }, () => undefined);
  };
  const shut = (disabled: boolean) =>
    door.mutateAsync({ id, disabled }).then(
      () => tellDone(disabled ? `${account.name}: вход закрыт` : `${account.name}: вход снова открыт`, () => door.mutateAsync({ id, disabled: !disabled })),
      (error: Error) => tellFailure('Не изменено', error),
    );
  const give = () => reset.mutateAsync(id).then(setMade, (error: Error) => tellFailure('Пароль не сменён', error));
  return (
    <Drawer opened onClose={onClose} size={520} title={made ? 'Новый пароль' : 'Учётная запись'}>
      {made ? (
        <NewPassword made={made} onClose={onClose} />
      ) : (
        <>
          {nodes.data && roles.data && <AccountForm account={account} taken={taken} nodes={nodes.data} roles={roles.data} pending={change.isPending} error={change.error} onSave={save} onClose={onClose} />}
          <section className={styles.door} aria-label="Вход">
            <h3>Вход</h3>
            <p className="v-quiet">{account.disabled ? 'Учётная запись отключена: войти с ней нельзя. Всё сделанное ею сохранено.' : 'Забытый пароль заменяется новым: открытые сеансы закроются. Отключённая учётная запись остаётся в истории.'}</p>
            <div>
              <Button size="xs" variant="default" loading={reset.isPending} onClick={() => void give()}>
                Дать новый пароль
              </Button>
              {!account.own && (
                <Button size="xs" variant="default" loading={door.isPending} onClick={() => void shut(!account.disabled)}>
                  {account.disabled ? 'Включить' : 'Отключить'}
                </Button>
              )}
            </div>
          </section>
        </>
      )}
    </Drawer>
  );
}
