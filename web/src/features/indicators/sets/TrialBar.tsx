import { Button, NumberInput } from '@mantine/core';

import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';

import catalogue from '../catalogue/Catalogue.module.css';
import { aggregations, type IndicatorSet, type Trial } from './api';

/** The way of joining and the weights moved for a look: all of it in the address, nothing written. */
export function TrialBar({ set, trial }: { set: IndicatorSet; trial: Trial }) {
  const [address, change] = useAddress();
  const filled = set.places.filter(({ indicator }) => indicator);
  const tried = trial.weights !== undefined || trial.aggregation !== undefined;
  const way = trial.aggregation ?? set.aggregation;
  const reset = () => change({ agg: undefined, ...Object.fromEntries(filled.map(({ code }) => [`w_${code}`, undefined])) });
  return (
    <div className={`${catalogue.tried} v-no-print`} data-tried={tried || undefined}>
      <FilterSelect label="Как сводить" width={180} value={way} choices={aggregations} onChange={(agg) => change({ agg: agg === set.aggregation ? undefined : agg })} />
      {way !== 'none' && way !== 'mean' && filled.slice(0, 12).map(({ code, weight }) => <NumberInput key={code} size="xs" w={84} min={0} step={0.5} decimalSeparator="," label={`Вес ${code}`} value={address[`w_${code}`] ? Number((address[`w_${code}`] ?? '').replace(',', '.')) : weight} onChange={(next) => change({ [`w_${code}`]: next === '' || Number(next) === weight ? undefined : String(next) })} />)}
      {tried ? (
        <>
          <span className="v-quiet">Проба: записанное не меняется, ссылка повторяет её.</span>
          <Button size="compact-sm" variant="subtle" onClick={reset}>
            Вернуть как записано
          </Button>
        </>
      ) : (
        <span className="v-quiet">Измените способ или вес, чтобы увидеть, кто сменит место.</span>
      )}
    </div>
  );
}
