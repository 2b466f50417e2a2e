import { NativeSelect } from '@mantine/core';

export interface Choice {
  value: string;
  label: string;
}

/** Choices under a heading of the list. */
export interface Group {
  group: string;
  items: Choice[];
}

interface FilterSelectProps {
  label: string;
  value: string | undefined;
  choices: (Choice | Group)[];
  /** What stands for "no filter"; without it one of the choices is always taken. */
  any?: string;
  onChange: (value: string | undefined) => void;
  width?: number;
  /** Where rows are dear the label is heard, not seen: `any` says what the list is about. */
  compact?: boolean;
}

/** One filter above a table: a native list, so that keyboard, screen readers and phones know it. */
export function FilterSelect({ label, value, choices, any, onChange, width, compact }: FilterSelectProps) {
  const data = any === undefined ? choices : [{ value: '', label: any }, ...choices];
  return <NativeSelect size="xs" label={compact ? undefined : label} aria-label={compact ? label : undefined} value={value ?? ''} data={data} w={width} onChange={(event) => onChange(event.currentTarget.value || undefined)} />;
}
