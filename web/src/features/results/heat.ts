/** Colours of the map of skills: one hue from light to dark, told apart by lightness alone, so that every eye and a grey
 *  printer see the same order. The number always stands in the cell. */
export const steps = [
  { from: 0, fill: '#fdf3e7', text: '#1a2126' },
  { from: 20, fill: '#f6d9b4', text: '#1a2126' },
  { from: 40, fill: '#dcc58e', text: '#1a2126' },
  { from: 60, fill: '#8fb3a8', text: '#1a2126' },
  { from: 75, fill: '#3f7f92', text: '#ffffff' },
  { from: 90, fill: '#14475e', text: '#ffffff' },
] as const;

export type Step = (typeof steps)[number];

/** The colour of a per cent. */
export function stepOf(percent: number): Step {
  return [...steps].reverse().find(({ from }) => percent >= from) ?? steps[0];
}

/** «0–19», «20–39» … «90–100». */
export function stepTitle(index: number): string {
  const next = steps[index + 1];
  return `${steps[index]?.from ?? 0}–${next ? next.from - 1 : 100}`;
}
