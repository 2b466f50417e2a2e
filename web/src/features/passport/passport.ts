import { createContext, useContext } from 'react';

import { api, take, type Exam } from '@/api/client';

/** Which number the person asked about. */
export interface Figure {
  indicator: string;
  exam: Exam;
  school?: number;
}

export const PassportContext = createContext<(figure: Figure) => void>(() => undefined);

export function useOpenPassport() {
  return useContext(PassportContext);
}

export function passportQuery(figure: Figure | null) {
  return {
    queryKey: ['passport', figure],
    enabled: figure !== null,
    queryFn: () => {
      if (!figure) throw new Error('no figure');
      const { procedure, year, grade, subject } = figure.exam;
      return take(api.GET('/api/passport', { params: { query: { indicator: figure.indicator, procedure, year, grade, subject, school: figure.school } } }));
    },
  };
}
