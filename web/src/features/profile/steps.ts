/** «30, 7, 1» → [30, 7, 1]; null when it is not a list of days. */
export function readSteps(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/).filter(Boolean);
  const days = parts.map(Number);
  if (days.length === 0 || days.length > 10 || days.some((day) => !Number.isInteger(day) || day < 0 || day > 365)) return null;
  return [...new Set(days)].sort((a, b) => b - a);
}
