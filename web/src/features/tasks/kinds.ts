/** Kinds of papers people confirm work with; what the measure itself states comes first. */
const usual = ['приказ', 'распоряжение', 'протокол', 'справка', 'отчёт', 'аналитическая справка', 'программа', 'план', 'график', 'положение', 'журнал', 'публикация', 'письмо', 'ссылка', 'иное'];

function fold(text: string): string {
  return text.trim().toLocaleLowerCase('ru').replaceAll('ё', 'е');
}

/** «Приказ, положение» → «Приказ», «положение»: one choice each, without repeats. */
export function kindsOf(documents: string[]): string[] {
  const stated = documents.flatMap((text) => text.split(/[,;/]|\sи\s/)).map((text) => text.trim()).filter(Boolean);
  const seen = new Set<string>();
  return [...stated, ...usual].filter((kind) => !seen.has(fold(kind)) && seen.add(fold(kind)));
}
