import type { Cell, Matrix, Tag } from './api';

export function cellAt(cells: Cell[], direction: string, position: string): Cell | undefined {
  return cells.find((cell) => cell.direction === direction && cell.position === position);
}

export interface EmptyRow {
  direction: string;
  positions: string[];
}

/** What is missing, said in words: each direction with the positions nothing serves. */
export function emptyRows({ directions, positions, cells }: Matrix): EmptyRow[] {
  return directions
    .map((direction) => ({
      direction: direction.title,
      positions: positions.filter((position) => (cellAt(cells, direction.id, position.id)?.measures.length ?? 0) === 0).map((position) => position.title.toLocaleLowerCase('ru')),
    }))
    .filter((row) => row.positions.length > 0);
}

export function filled({ directions, positions, cells }: Matrix): { full: number; all: number } {
  return { full: cells.filter((cell) => cell.measures.length > 0).length, all: directions.length * positions.length };
}

/** Tags of one measure, read back from the cells it stands in. */
export function tagsOf(cells: Cell[], measure: number): Tag[] {
  return cells.filter((cell) => cell.measures.some((entry) => entry.id === measure)).map(({ direction, position }) => ({ direction, position }));
}

/** The tags with one cell put in or taken out. */
export function toggled(tags: Tag[], tag: Tag): Tag[] {
  const rest = tags.filter((entry) => entry.direction !== tag.direction || entry.position !== tag.position);
  return rest.length === tags.length ? [...tags, tag] : rest;
}
