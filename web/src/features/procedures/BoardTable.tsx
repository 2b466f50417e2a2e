import { useState } from 'react';

import { useAddress } from '@/ui/address';
import { DataTable } from '@/ui/DataTable';
import { FilterSelect } from '@/ui/FilterSelect';
import type { Column } from '@/ui/table';

import type { Board } from './api';
import { cellText, headOf, inState, linesOf, shortHeadOf, stateWords, type SchoolLine } from './board';
import { CellDrawer, type Chosen } from './CellDrawer';
import { ContactLinks, contactText } from './ContactLinks';
import styles from './Procedures.module.css';

const order = { late: 0, partial: 1, waiting: 2, ahead: 3, loaded: 4, not_taking_part: 5 } as const;

function columnsOf(boards: Board[], onOpen: (chosen: Chosen) => void): Column<SchoolLine>[] {
  const text = (id: string, title: string, of: (line: SchoolLine) => string): Column<SchoolLine> => ({ id, title, cell: of, sort: of, csv: { titles: [title], cells: (line) => [of(line)] } });
  const contact: Column<SchoolLine> = {
    ...text('contact', 'Ответственный', (line) => line.contacts.map(contactText).join('; ')),
    cell: (line) => (line.contacts.length === 0 ? <span className="v-quiet">не назначен</span> : line.contacts.map((one) => <ContactLinks key={contactText(one)} contact={one} />)),
  };
  const head = new Set(boards.map(({ procedure }) => procedure)).size > 1 ? headOf : shortHeadOf;
  const cells = boards.map((board): Column<SchoolLine> => {
    const words = (line: SchoolLine) => { const row = line.cells.get(board.id); return row ? cellText(row) : ''; };
    return {
      id: String(board.id),
      title: head(board),
      width: 104,
      sort: (line) => { const row = line.cells.get(board.id); return row ? order[row.state] : null; },
      csv: { titles: [headOf(board)], cells: (line) => [words(line)] },
      cell: (line) => {
        const row = line.cells.get(board.id);
        return (
          row && (
            <button type="button" className={styles.cell} data-state={row.state} title={row.basis} onClick={() => onOpen({ board, row })}>
              {words(line)}
            </button>
          )
        );
      },
    };
  });
  return [{ ...text('name', 'Школа', (line) => line.name), fixed: true, width: 200 }, { ...text('municipality', 'Муниципалитет', (line) => line.municipality), width: 120 }, contact, ...cells];
}

/** Schools against procedures: who has loaded, who is late, whom to call. */
export function BoardTable({ boards }: { boards: Board[] }) {
  const [address, change] = useAddress();
  const [chosen, setChosen] = useState<{ board: number; school: number } | null>(null);
  const shown = boards.filter((board) => (!address.procedure || board.procedure === address.procedure) && (!address.subject || board.subject === address.subject) && (!address.grade || String(board.grade) === address.grade));
  const lines = linesOf(shown);
  const kept = inState(lines, address.state ?? '').filter((line) => !address.municipality || line.municipality === address.municipality);
  const texts = (values: (string | number)[]) => [...new Set(values)].sort((a, b) => String(a).localeCompare(String(b), 'ru', { numeric: true })).map((value) => ({ value: String(value), label: String(value) }));
  const select = (name: string, label: string, width: number, choices: { value: string; label: string }[]) => choices.length > 1 && <FilterSelect key={name} label={label} any="Все" width={width} value={address[name]} choices={choices} onChange={(value) => change({ [name]: value })} />;
  const tools = (
    <>
      {select('procedure', 'Процедура', 120, texts(boards.map(({ procedure }) => procedure)))}
      {select('subject', 'Предмет', 170, texts(boards.map(({ subject }) => subject)))}
      {select('grade', 'Параллель', 100, texts(boards.map(({ grade }) => grade)))}
      {select('municipality', 'Муниципалитет', 170, texts(lines.map(({ municipality }) => municipality)))}
      {select('state', 'Состояние', 150, Object.entries(stateWords).map(([value, label]) => ({ value, label })))}
    </>
  );
  // The drawer shows what stands now, also after its own change.
  const board = boards.find(({ id }) => id === chosen?.board);
  const row = board?.rows.find(({ school_id }) => school_id === chosen?.school);
  const columns = columnsOf(shown, (next) => setChosen({ board: next.board.id, school: next.row.school_id })).filter(({ id }) => id !== 'municipality' || new Set(lines.map(({ municipality }) => municipality)).size > 1);
  return (
    <>
      <DataTable name="полнота загрузки" caption="Полнота загрузки: школы и процедуры" columns={columns} rows={kept} rowKey={(line) => line.id} highlight={(line) => line.late > 0} tools={tools} />
      <p className="v-quiet">Школу без нужного класса не ждут: есть ли класс, видно по паспорту школы, по результатам прошлых лет или по названию. Почему школу ждут или не ждут, сказано в ячейке: наведите или нажмите.</p>
      <CellDrawer key={`${chosen?.board} ${chosen?.school}`} chosen={board && row ? { board, row } : null} onClose={() => setChosen(null)} />
    </>
  );
}
