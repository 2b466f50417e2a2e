import { Group, NumberInput, TextInput } from '@mantine/core';

import type { Exam } from '@/api/client';

interface ExamFieldsProps {
  value: Exam;
  /** An entry that is there keeps its exam: another exam is another entry. */
  fixed: boolean;
  onChange: (next: Exam) => void;
}

/** Which exam an entry is about. */
export function ExamFields({ value, fixed, onChange }: ExamFieldsProps) {
  return (
    <Group gap="sm" align="flex-start" mb="sm">
      <TextInput required label="Процедура" w={110} disabled={fixed} value={value.procedure} placeholder="ВПР" onChange={(event) => onChange({ ...value, procedure: event.currentTarget.value })} />
      <NumberInput required label="Год" w={90} min={2000} max={2100} hideControls disabled={fixed} value={value.year || ''} onChange={(year) => onChange({ ...value, year: Number(year) })} />
      <NumberInput required label="Параллель" w={90} min={1} max={11} hideControls disabled={fixed} value={value.grade || ''} onChange={(grade) => onChange({ ...value, grade: Number(grade) })} />
      <TextInput required label="Предмет" w={240} disabled={fixed} value={value.subject} onChange={(event) => onChange({ ...value, subject: event.currentTarget.value })} />
    </Group>
  );
}
