export interface PaperKind {
  id: string;
  title: string;
}

/** Kinds to choose from: those the measure asks for come first, the rest as the catalogue has them. */
export function kindsFor(kinds: PaperKind[], wanted: string[]): { value: string; label: string }[] {
  const first = kinds.filter((kind) => wanted.includes(kind.id));
  const rest = kinds.filter((kind) => !wanted.includes(kind.id));
  return [...first, ...rest].map((kind) => ({ value: kind.id, label: kind.title }));
}

export function kindTitle(kinds: PaperKind[], id: string): string {
  return kinds.find((kind) => kind.id === id)?.title ?? '';
}
