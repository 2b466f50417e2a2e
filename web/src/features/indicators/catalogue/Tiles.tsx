import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { schoolsQuery } from '@/features/schools/api';
import { useRight } from '@/features/session/session';
import { formatNumber } from '@/ui/format';

import { estimateText } from '../measure';
import type { Definition, DefinitionValues, JudgedRow, Light } from './api';
import { ranked } from './arrange';
import styles from './Catalogue.module.css';
import { colourTitles } from './columns';
import { verdictOf } from './Compare';

interface TilesProps {
  data: DefinitionValues;
  definition: Definition;
  reference: number | null;
  /** The reader is a school: it is held against its municipality. */
  below: boolean;
}

/** The colour of the rule; where there is none, whether the interval tells the row from the whole. */
export function paintOf(row: JudgedRow, reference: number | null, direction: string): Light {
  if (row.light.colour !== 'none') return row.light;
  const verdict = verdictOf(row, reference, direction);
  if (verdict === 'лучше') return { colour: 'green', rule: 'лучше линии сравнения: интервал не доходит до неё' };
  if (verdict === 'хуже') return { colour: 'red', rule: 'хуже линии сравнения: интервал не доходит до неё' };
  return { colour: 'none', rule: verdict };
}

/** The municipality at a glance: a tile for each, coloured by the rule told above. */
export function Tiles({ data, definition, reference, below }: TilesProps) {
  const maySchools = useRight('schools.read');
  const schools = useQuery({ ...schoolsQuery(), enabled: maySchools });
  const byRule = data.rows.some(({ light }) => light.colour !== 'none');
  const numbers = new Map((schools.data ?? []).map(({ code, id, name }) => [code, { id, name }]));
  const tiles = ranked(data.rows, definition.direction).map((row) => ({ row, light: paintOf(row, reference, definition.direction), school: data.by[0] === 'school' ? numbers.get(row.key[0] ?? '') : undefined }));
  const of = (colour: Light['colour']) => tiles.filter(({ light }) => light.colour === colour).length;
  return (
    <>
      <p className={styles.legend}>
        <span className={styles.light} data-colour="green">{byRule ? 'зелёных' : below ? 'лучше муниципалитета' : 'лучше отбора'}: {of('green')}</span>
        {byRule && <span className={styles.light} data-colour="yellow">жёлтых: {of('yellow')}</span>}
        <span className={styles.light} data-colour="red">{byRule ? 'красных' : below ? 'хуже муниципалитета' : 'хуже отбора'}: {of('red')}</span>
        <span className={styles.light} data-colour="none">{byRule ? 'без цвета' : 'не отличаются'}: {of('none')}</span>
        <span className="v-quiet">{byRule ? 'Правило — в подсказке плитки.' : `Норматива нет: цвет показывает, отличается ли школа от ${below ? 'муниципалитета' : 'всего отбора'}.`}</span>
      </p>
      <ul className={styles.tiles} aria-label={definition.name}>
        {tiles.map(({ row, light, school }) => (
          <li key={row.key.join('|')} className={styles.tile} data-colour={light.colour} title={light.rule || undefined}>
            {school ? <Link href={`/schools/${school.id}`}>{school.name}</Link> : <span className={styles.name}>{row.labels.join(', ')}</span>}
            <strong className={row.value.value === null ? 'v-quiet' : undefined}>{estimateText(row.value, data.unit)}</strong>
            <small>
              {light.colour === 'none' ? light.rule || 'без цвета' : byRule ? colourTitles[light.colour] : light.rule.split(' ')[0]} · n = {formatNumber(row.value.n)}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
