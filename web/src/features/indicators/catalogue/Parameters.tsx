import { Button, NumberInput, Tooltip } from '@mantine/core';

import { useAddress } from '@/ui/address';

import { triedOf, triedZones, type Definition } from './api';
import styles from './Catalogue.module.css';

const borders = [
  { name: 'green', label: 'Зелёный' },
  { name: 'yellow', label: 'Жёлтый' },
] as const;

/** Choices left to the municipality, tried here: they live in the address and nothing is written. */
export function Parameters({ definition }: { definition: Definition }) {
  const [address, change] = useAddress();
  const { zones } = definition;
  if (definition.parameters.length === 0 && !zones) return null;
  const tried = triedOf(address, definition);
  const changed = Object.keys(tried).length > 0 || triedZones(address, definition) !== undefined;
  const reset = () => change({ z_green: undefined, z_yellow: undefined, ...Object.fromEntries(definition.parameters.map(({ name }) => [`p_${name}`, undefined])) });
  return (
    <div className={`${styles.tried} v-no-print`} data-tried={changed || undefined}>
      {definition.parameters.map(({ name, value, title, note }) => (
        <Tooltip key={name} label={note} disabled={!note} multiline maw={420}>
          <NumberInput size="xs" w={170} label={title || name} decimalSeparator="," value={tried[name] ?? value} onChange={(next) => change({ [`p_${name}`]: Number(next) === value || next === '' ? undefined : String(next) })} />
        </Tooltip>
      ))}
      {zones &&
        borders.map(({ name, label }) => (
          <NumberInput key={name} size="xs" w={150} label={`${label} ${definition.direction === 'less_is_better' ? 'до' : 'от'}`} decimalSeparator="," value={address[`z_${name}`] ? Number((address[`z_${name}`] ?? '').replace(',', '.')) : zones[name]} onChange={(next) => change({ [`z_${name}`]: next === '' || Number(next) === zones[name] ? undefined : String(next) })} />
        ))}
      {changed ? (
        <>
          <span className="v-quiet">Проба: утверждённое не меняется, ссылка повторяет её.</span>
          <Button size="compact-sm" variant="subtle" onClick={reset}>
            Вернуть как в определении
          </Button>
        </>
      ) : (
        <span className="v-quiet">Измените число, чтобы увидеть, что будет; записанное не изменится.</span>
      )}
    </div>
  );
}
