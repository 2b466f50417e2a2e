import { Button } from '@mantine/core';
import { Link } from 'wouter';

import { formatNumber } from '@/ui/format';
import grid from '@/ui/Grid.module.css';

import type { IndicatorSet, Place } from './api';
import styles from './Sets.module.css';

const weightText = (weight: number) => formatNumber(weight, Number.isInteger(weight) ? 0 : 2);

/** The slots of a set: what stands in each, or that it waits. */
export function Slots({ set, onFill }: { set: IndicatorSet; onFill?: (place: Place) => void }) {
  const blocks = set.places.some(({ block }) => block !== '');
  return (
    <div className={grid.scroll}>
      <table className={`${grid.table} ${styles.slots}`}>
        <caption className={grid.caption}>Места набора</caption>
        <thead>
          <tr>
            <th scope="col">Место</th>
            {blocks && <th scope="col">Раздел</th>}
            <th scope="col">Показатель</th>
            <th scope="col">Вес</th>
            <th scope="col">Откуда</th>
            {onFill && (
              <th scope="col" className="v-no-print">
                <span className={grid.caption}>Действие</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {set.places.map((place) => (
            <tr key={place.code}>
              <th scope="row">{place.code}</th>
              {blocks && <td>{place.block}</td>}
              <td>
                {place.title && place.title !== place.indicator_name && <div className={place.indicator ? 'v-quiet' : styles.waits}>{place.title}</div>}
                {place.indicator && <Link href={`/indicators/${place.indicator}`}>{place.indicator_name || place.indicator}</Link>}
                {!place.indicator && !place.title && <span className={styles.waits}>ожидает показателя</span>}
              </td>
              <td>{weightText(place.weight)}</td>
              <td className="v-quiet">{[place.filled_by, place.note].filter(Boolean).join('. ')}</td>
              {onFill && (
                <td style={{ textAlign: 'right' }} className="v-no-print">
                  <Button size="compact-xs" variant={place.indicator ? 'subtle' : 'default'} onClick={() => onFill(place)} aria-label={`Место ${place.code}: ${place.indicator ? 'изменить' : 'заполнить'}`}>
                    {place.indicator ? 'Изменить' : 'Заполнить'}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
