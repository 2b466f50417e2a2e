import { queryOptions } from '@tanstack/react-query';

import { api, take, type Exam, type Schemas } from '@/api/client';

export type SchoolRow = Schemas['SchoolRow'];
export type School = Schemas['School'];
export type SchoolResult = Schemas['SchoolResult'];
export type Histogram = Schemas['Histogram'];

export const schoolsQuery = () => queryOptions({ queryKey: ['schools'], queryFn: () => take(api.GET('/api/schools')) });

export const schoolQuery = (id: number) => queryOptions({ queryKey: ['school', id], queryFn: () => take(api.GET('/api/schools/{id}', { params: { path: { id } } })) });

export const histogramQuery = (id: number, exam: Exam) =>
  queryOptions({
    queryKey: ['histogram', id, exam],
    queryFn: () => {
      const { procedure, year, grade, subject } = exam;
      return take(api.GET('/api/schools/{id}/histogram', { params: { path: { id }, query: { procedure, year, grade, subject } } }));
    },
  });
