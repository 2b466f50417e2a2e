import { Drawer } from '@mantine/core';

import type { Measure, Roadmap } from './api';
import { sectionTitle } from './layout';
import { OccurrenceItem } from './OccurrenceItem';
import styles from './Panel.module.css';
import { current, shownOf } from './status';
import { StatusMark } from './StatusMark';

interface MeasurePanelProps {
  measure: Measure | undefined;
  sections: Roadmap['sections'];
  onClose: () => void;
}

function Field({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function Body({ measure, sections }: { measure: Measure; sections: Roadmap['sections'] }) {
  const section = measure.section_index === null ? undefined : sections[measure.section_index];
  const first = current(measure.occurrences);
  return (
    <div className={styles.panel}>
      <p className={styles.text}>{measure.text}</p>
      <StatusMark shown={shownOf(measure)} />
      <h3>Срок</h3>
      <dl>
        <Field title="В документе" text={measure.deadline.raw || 'не указан'} />
        <Field title="Как понят" text={measure.deadline.explanation} />
      </dl>
      {measure.deadline.needs_confirmation.map((one) => <p key={one.question} className={styles.unclear}>{one.question}</p>)}
      {measure.occurrences.length > 0 && (
        <ol className={styles.occurrences}>
          {measure.occurrences.map((item) => (
            <OccurrenceItem key={item.id} occurrence={item} label={measure.number} startOpen={item.id === first?.id} />
          ))}
        </ol>
      )}
      <h3>О мероприятии</h3>
      <dl>
        <Field title="Ответственные" text={measure.responsible.join(', ')} />
        <Field title="Вид документа" text={measure.documents.join(', ')} />
        <Field title="Результат" text={measure.result} />
        <Field title="Раздел" text={section ? sectionTitle(section) : ''} />
        <Field title="Место в файле" text={measure.place} />
      </dl>
    </div>
  );
}

/** Everything about one measure beside the table, with its terms to be marked. */
export function MeasurePanel({ measure, sections, onClose }: MeasurePanelProps) {
  return (
    <Drawer opened={measure !== undefined} onClose={onClose} title={`Мероприятие ${measure?.number ?? ''}`}>
      {measure && <Body key={measure.id} measure={measure} sections={sections} />}
    </Drawer>
  );
}
