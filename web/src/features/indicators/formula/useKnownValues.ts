import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useExams } from '@/features/context/context';
import { schoolsQuery } from '@/features/schools/api';
import { useRight } from '@/features/session/session';

import { distinct } from '../api';
import type { KnownValues } from './completion';

/** Values people may pick inside quotes: what is really stored. */
export function useKnownValues(): KnownValues {
  const exams = useExams();
  const maySchools = useRight('schools.read');
  const schools = useQuery({ ...schoolsQuery(), enabled: maySchools });
  return useMemo(() => {
    const plain = (values: string[]) => values.map((value) => ({ value, title: value }));
    return { procedure: plain(distinct(exams.data ?? [], (exam) => exam.procedure)), subject: plain(distinct(exams.data ?? [], (exam) => exam.subject)), school: (schools.data ?? []).map(({ code, name }) => ({ value: code, title: name })) };
  }, [exams.data, schools.data]);
}
