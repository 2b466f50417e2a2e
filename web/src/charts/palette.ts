import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';

/** Colours a chart is drawn with; on paper they are black on white and marks get patterns. */
export interface Palette {
  text: string;
  quiet: string;
  line: string;
  accent: string;
  print: boolean;
}

/** Marks 2–5: red, orange, green, blue, as everybody in the field expects. */
export const markColors: Record<number, string> = { 2: '#B3382C', 3: '#D98A1F', 4: '#3B8A57', 5: '#2B6CB0' };

export const palettes = {
  light: { text: '#1a2126', quiet: '#55606a', line: '#dce1e5', accent: '#1d5c73', print: false },
  dark: { text: '#e3e8eb', quiet: '#a5b0b9', line: '#3a434a', accent: '#7fc0d6', print: false },
  print: { text: '#000', quiet: '#444', line: '#999', accent: '#000', print: true },
} satisfies Record<string, Palette>;

export function usePalette(): Palette {
  const scheme = useComputedColorScheme('light');
  const print = useMediaQuery('print', false, { getInitialValueInEffect: false });
  return print ? palettes.print : palettes[scheme];
}
