import { queryOptions } from '@tanstack/react-query';

import { request } from '@/api/request';

import type { MeasureWork } from './types';

export const measureQuery = (id: number) => queryOptions({ queryKey: ['measure', id], queryFn: () => request<MeasureWork>('GET', `/api/measures/${id}`) });
