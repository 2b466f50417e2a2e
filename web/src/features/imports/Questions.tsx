import { ColumnMapping } from './ColumnMapping';
import type { Import } from './api';
import { Needs } from './Needs';
import { SchoolQuestions } from './SchoolQuestions';
import { questionsOf } from './wizard';

/** What only the person can tell: columns of a plan on a table, schools as a list, the rest in a form. */
export function Questions({ entry }: { entry: Import }) {
  const tables = entry.needs.find((need) => need.field === 'columns')?.tables;
  const schools = entry.needs.filter((need) => need.field === 'same');
  const rest = questionsOf(entry.needs);
  return (
    <>
      {tables && tables.length > 0 && <ColumnMapping entry={entry} tables={tables} />}
      {rest.length > 0 && <Needs key={JSON.stringify(rest)} entry={entry} questions={rest} />}
      {schools.length > 0 && <SchoolQuestions key={schools.map(({ about }) => about).join('\n')} entry={entry} needs={schools} />}
    </>
  );
}
