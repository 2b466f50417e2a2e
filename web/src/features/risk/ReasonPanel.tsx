import { Drawer } from '@mantine/core';

import type { RiskList, RiskSchool } from './api';
import styles from './Risk.module.css';
import { Verdict } from './Verdict';

/** Why a school stands where it stands, year after year. */
export function ReasonPanel({ school, list, onClose }: { school: RiskSchool | null; list: RiskList; onClose: () => void }) {
  return (
    <Drawer opened={school !== null} onClose={onClose} title={school?.label ?? ''}>
      {school && (
        <div className={styles.years}>
          {[...school.years].reverse().map((row) => (
            <section key={row.year}>
              <h3>
                {row.year} год: <Verdict row={row} good={list.rule.good} />
              </h3>
              <ul>
                {row.signs.map((sign) => (
                  <li key={sign.id} data-firing={sign.firing}>
                    {sign.reason}
                    {sign.firing === 'perhaps' && '; порог лежит внутри интервала, поэтому признак не уверенный'}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </Drawer>
  );
}
