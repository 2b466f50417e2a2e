import grid from '@/ui/Grid.module.css';
import { Section } from '@/ui/Section';

import type { RiskList } from './api';
import styles from './Risk.module.css';

const named = (schools: string[]) => (schools.length === 0 ? <span className="v-quiet">—</span> : schools.join('; '));

/** Who entered the list, stayed and left, year by year. */
export function Movements({ list }: { list: RiskList }) {
  if (list.movements.length < 2) return null;
  return (
    <div className={styles.after}>
      <Section title="Как менялся список">
        <div className={grid.scroll} style={{ border: 0 }}>
          <table className={`${grid.table} ${styles.moved}`}>
            <caption className={grid.caption}>Кто вошёл в список, остался и вышел по годам; возможные считаются вместе с уверенными</caption>
            <thead>
              <tr>
                <th scope="col">Год</th>
                <th scope="col" data-align="right">Уверенно</th>
                <th scope="col" data-align="right">Возможно</th>
                <th scope="col">Вошли</th>
                <th scope="col">Остались</th>
                <th scope="col">Вышли</th>
              </tr>
            </thead>
            <tbody>
              {[...list.movements].reverse().map((one, at) => (
                <tr key={one.year}>
                  <th scope="row">{one.year}</th>
                  <td data-align="right">{one.sure}</td>
                  <td data-align="right">{one.perhaps}</td>
                  {at === list.movements.length - 1 ? (
                    <td colSpan={3} className="v-quiet">
                      первый из показанных лет: сравнить не с чем
                    </td>
                  ) : (
                    <>
                      <td>{named(one.entered)}</td>
                      <td>{named(one.stayed)}</td>
                      <td>{named(one.left)}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </div>
  );
}
