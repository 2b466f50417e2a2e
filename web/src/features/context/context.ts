import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';

import { api, take, type Exam, type SchoolRef } from '@/api/client';
import { useRight } from '@/features/session/session';
import { useAddress } from '@/ui/address';

/** Exams that have results: what the pickers offer. */
export function useExams() {
  const allowed = useRight('results.read');
  return useQuery({ queryKey: ['exams'], queryFn: () => take(api.GET('/api/results/exams')), enabled: allowed });
}

export function yearsOf(exams: Exam[]): number[] {
  return [...new Set(exams.map((exam) => exam.year))].sort((a, b) => b - a);
}

/** The year the person works with: from the address, else the last chosen one, else the newest with results. */
export function useYear() {
  const exams = useExams();
  const years = yearsOf(exams.data ?? []);
  const [address, change] = useAddress();
  const [stored, store] = useLocalStorage<number | null>({ key: 'vekha.year', defaultValue: null, getInitialValueInEffect: false });
  const wanted = address.year ? Number(address.year) : stored;
  const year = wanted && (years.length === 0 || years.includes(wanted)) ? wanted : (years[0] ?? null);
  const choose = (next: number) => {
    store(next);
    change({ year: String(next) });
  };
  return { year, years, choose, isPending: exams.isLoading };
}

/** The school opened last, offered in the top bar. */
export function useLastSchool() {
  const [school, remember] = useLocalStorage<SchoolRef | null>({ key: 'vekha.school', defaultValue: null, getInitialValueInEffect: false });
  return { school, remember };
}

function gradeTitle(grade: number): string {
  return grade > 0 ? `${grade} класс` : 'класс не указан';
}

/** Many exams in few words: «ВПР, 4 класс, 2022: математика, русский язык; ОГЭ, …». */
export function examsTitle(exams: Exam[]): string {
  const groups = new Map<string, string[]>();
  for (const { procedure, grade, year, subject } of exams) {
    const head = [procedure, gradeTitle(grade), year > 0 ? String(year) : 'год не указан'].join(', ');
    groups.set(head, [...(groups.get(head) ?? []), subject.toLocaleLowerCase('ru') || 'предмет не указан']);
  }
  return [...groups].map(([head, subjects]) => `${head}: ${subjects.join(', ')}`).join('; ');
}

export function examTitle(exam: Exam): string {
  return `${exam.procedure}, ${exam.subject.toLocaleLowerCase('ru')}, ${exam.grade} класс, ${exam.year}`;
}
