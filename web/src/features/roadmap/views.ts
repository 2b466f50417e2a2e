/** The views of one plan as they stand in the address. */
export const views = [
  { id: 'table', title: 'Таблица' },
  { id: 'quarters', title: 'Кварталы' },
  { id: 'gantt', title: 'Гант' },
  { id: 'calendar', title: 'Календарь' },
  { id: 'board', title: 'Доска' },
  { id: 'progress', title: 'Ход выполнения' },
] as const;

export type ViewId = (typeof views)[number]['id'];

/** Links written before there were more views say «grid» for the quarters. */
export function viewOf(value: string | undefined): ViewId {
  const wanted = value === 'grid' ? 'quarters' : value;
  return views.find((view) => view.id === wanted)?.id ?? 'table';
}
