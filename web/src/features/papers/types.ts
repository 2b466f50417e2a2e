export type Level = 'federal' | 'regional' | 'municipal' | 'school';
export type PaperStatus = 'draft' | 'registered' | 'in_force' | 'repealed';

export interface Paper {
  id: number;
  node: { id: number; name: string };
  kind: string;
  number: string;
  dated: string | null;
  title: string;
  issuer: string;
  /** null: nobody said, and no text tells it. */
  level: Level | null;
  status: PaperStatus;
  repealed_by: { id: number; title: string } | null;
  note: string;
  file: { name: string; size: number } | null;
  template: string;
  row_version: number;
  acquainted: number;
  people: number;
}

export interface PaperPerson {
  id: number;
  account: number | null;
  name: string;
  position: string;
  acquainted_on: string | null;
  marked_by: string;
}

export interface PaperLink {
  object: string;
  object_id: number;
  role: string;
  title: string;
}

export interface PaperCard extends Paper {
  fields: Record<string, string>;
  for_all_below: boolean;
  may_change: boolean;
  links: PaperLink[];
  list: PaperPerson[];
}

export interface TemplateField {
  id: string;
  title: string;
  help: string;
  kind: 'text' | 'long' | 'date' | 'number' | 'list';
  required: boolean;
  default: string;
}

export interface Template {
  id: string;
  title: string;
  kind: string;
  fields: TemplateField[];
}

export const levelWords: Record<Level, string> = { federal: 'федеральный', regional: 'региональный', municipal: 'муниципальный', school: 'школьный' };
export const levelTitle = (level: Level | null) => (level ? levelWords[level] : 'не установлен');
export const paperStatusWords: Record<PaperStatus, string> = { draft: 'проект', registered: 'зарегистрирован', in_force: 'действует', repealed: 'утратил силу' };
