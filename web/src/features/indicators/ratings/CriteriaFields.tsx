import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';

import grid from '@/ui/Grid.module.css';
import { formatPercent } from '@/ui/format';

import { definitionsQuery } from '../catalogue/api';
import { setsQuery } from '../sets/api';
import type { DraftCriterion } from './draft';
import styles from './Ratings.module.css';

interface CriteriaFieldsProps {
  criteria: DraftCriterion[];
  onChange: (criteria: DraftCriterion[]) => void;
}

/** Indicators that have a better and a worse end by schools, and sets that join into one number. */
function useChoices() {
  const definitions = useQuery(definitionsQuery);
  const sets = useQuery(setsQuery);
  const items = (definitions.data?.items ?? []).filter(({ direction, by }) => direction !== 'none' && by.includes('school'));
  const joined = (sets.data ?? []).filter(({ aggregation }) => aggregation !== 'none').map(({ id, name }) => ({ value: `set:${id}`, label: `Набор: ${name}` }));
  const groups = (definitions.data?.groups ?? []).map((group) => ({ group, items: items.filter((item) => item.group === group).map(({ id, name }) => ({ value: id, label: name })) }));
  return [...groups.filter(({ items: held }) => held.length > 0), ...(joined.length > 0 ? [{ group: 'Наборы', items: joined }] : [])];
}

/** Criteria with their weights: a row each, the share of the whole weight beside. */
export function CriteriaFields({ criteria, onChange }: CriteriaFieldsProps) {
  const choices = useChoices();
  const whole = criteria.reduce((sum, { what, weight }) => sum + (what ? Number(weight) || 0 : 0), 0);
  const put = (at: number, change: Partial<DraftCriterion>) => onChange(criteria.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <>
      <table className={styles.criteria}>
        <caption className={grid.caption}>Критерии</caption>
        <thead>
          <tr>
            <th scope="col" style={{ textAlign: 'left' }}>
              Показатель или набор
            </th>
            <th scope="col" style={{ width: 120, textAlign: 'left' }}>
              Вес
            </th>
            <th scope="col" style={{ width: 90, textAlign: 'left' }}>
              Доля
            </th>
            <th scope="col" style={{ width: 44 }}>
              <span className={grid.caption}>Действие</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map((one, at) => (
            <tr key={at}>
              <td>
                <Select aria-label={`Критерий ${at + 1}`} placeholder="Начните писать название" searchable limit={200} data={choices} value={one.what || null} onChange={(what) => put(at, { what: what ?? '' })} />
              </td>
              <td>
                <NumberInput aria-label={`Вес критерия ${at + 1}`} min={0.01} max={1000} step={0.5} decimalSeparator="," value={one.weight} onChange={(weight) => put(at, { weight })} />
              </td>
              <td className="v-quiet">{one.what && whole > 0 ? formatPercent((100 * (Number(one.weight) || 0)) / whole, 0) : ''}</td>
              <td>
                {criteria.length > 1 && (
                  <ActionIcon variant="subtle" color="gray" aria-label={`Убрать критерий ${at + 1}`} onClick={() => onChange(criteria.filter((_, index) => index !== at))}>
                    <IconTrash size={16} />
                  </ActionIcon>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button mt={6} size="compact-sm" variant="subtle" onClick={() => onChange([...criteria, { what: '', weight: 1 }])}>
        Добавить критерий
      </Button>
    </>
  );
}
