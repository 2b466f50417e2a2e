import { Button, NumberInput } from '@mantine/core';

import { useAddress } from '@/ui/address';
import { FilterSelect } from '@/ui/FilterSelect';

import catalogue from '../catalogue/Catalogue.module.css';
import { scalings, type Rating, type RatingTable, type Trial } from './api';

/** Weights and the scale moved for a look: all of it in the address, nothing written. */
export function WeightsBar({ rating, trial, data }: { rating: Rating; trial: Trial; data: RatingTable }) {
  const [address, change] = useAddress();
  const { criteria, scaling } = rating.rules;
  const tried = trial.weights !== undefined || trial.scaling !== undefined;
  const reset = () => change({ scaling: undefined, ...Object.fromEntries(criteria.map(({ code }) => [`w_${code}`, undefined])) });
  return (
    <div className={`${catalogue.tried} v-no-print`} data-tried={tried || undefined}>
      <FilterSelect label="Приведение" width={220} value={trial.scaling ?? scaling} choices={scalings} onChange={(next) => change({ scaling: next === scaling ? undefined : next })} />
      {criteria.length > 1 && criteria.slice(0, 10).map(({ code, weight }) => (
        <NumberInput key={code} size="xs" w={84} title={data.criteria.find((one) => one.code === code)?.name} min={0.01} step={0.5} decimalSeparator="," label={`Вес ${code}`} value={address[`w_${code}`] ? Number((address[`w_${code}`] ?? '').replace(',', '.')) : weight} onChange={(next) => change({ [`w_${code}`]: next === '' || Number(next) === weight ? undefined : String(next) })} />
      ))}
      {tried ? (
        <>
          <span className="v-quiet">Проба: записанное не меняется, ссылка повторяет её.</span>
          <Button size="compact-sm" variant="subtle" onClick={reset}>
            Вернуть как записано
          </Button>
        </>
      ) : (
        <span className="v-quiet">{criteria.length > 1 ? 'Сдвиньте вес, чтобы увидеть, кто сменит место.' : 'Критерий один: вес ничего не меняет.'}</span>
      )}
    </div>
  );
}
