import { Button, NumberInput } from '@mantine/core';

import { useAddress } from '@/ui/address';

import { parseSettings, settingsText, type RiskRule } from './api';

/** Thresholds anyone may move: nothing is stored, the address repeats the view. */
export function Settings({ rule }: { rule: RiskRule }) {
  const [address, change] = useAddress();
  const values = { ...Object.fromEntries(rule.parameters.map(({ name, value }) => [name, value])), ...parseSettings(address.set ?? '') };
  const put = (name: string, value: number) => change({ set: settingsText(rule, { ...values, [name]: value }) });
  return (
    <>
      {rule.parameters.map(({ name, title, low, high }) => (
        <NumberInput key={`${rule.id} ${name}`} size="xs" w={170} label={title} value={values[name]} min={low} max={high} decimalSeparator="," clampBehavior="strict" onChange={(value) => typeof value === 'number' && put(name, value)} />
      ))}
      {address.set && (
        <Button size="xs" variant="default" onClick={() => change({ set: undefined })}>
          Вернуть начальные
        </Button>
      )}
    </>
  );
}
