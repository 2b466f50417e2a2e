import type { TableColumn, TableRow } from './api';
import { stepOf, steps, stepTitle } from './heat';

interface HeatTable {
  title: string;
  caption: string;
  columns: TableColumn[];
  rows: TableRow[];
}

const cellWidth = 64;
const cellHeight = 24;
const nameWidth = 300;
const top = 92;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function words(x: number, y: number, text: string, extra = ''): string {
  return `<text x="${x}" y="${y}" ${extra}>${escaped(text)}</text>`;
}

function shorter(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function legend(): string {
  return steps.map(({ fill, text }, index) => `<rect x="${10 + index * 62}" y="44" width="60" height="18" fill="${fill}" stroke="#999"/>${words(40 + index * 62, 57, stepTitle(index), `text-anchor="middle" fill="${text}"`)}`).join('');
}

/** The map of skills as a drawing for a slide or a report: the same rows, cells and colours as on the page. */
export function heatSvg({ title, caption, columns, rows }: HeatTable): string {
  const head = columns.slice(1);
  const width = nameWidth + head.length * cellWidth + 20;
  const height = top + rows.length * cellHeight + 16;
  const x = (index: number) => nameWidth + index * cellWidth;
  const heads = head.map((column, index) => words(x(index) + cellWidth / 2, top - 8, shorter(column.title, 10), 'text-anchor="middle" fill="#444"')).join('');
  const lines = rows.map((row, at) => {
    const y = top + at * cellHeight;
    const cells = row.cells.slice(1).map((cell, index) => {
      const step = cell.value !== undefined && (head[index]?.full ?? 0) > 0 ? stepOf(cell.value) : null;
      const box = step ? `<rect x="${x(index)}" y="${y}" width="${cellWidth - 2}" height="${cellHeight - 2}" fill="${step.fill}"/>` : '';
      return `${box}${words(x(index) + cellWidth / 2 - 1, y + 15, cell.text, `text-anchor="middle" fill="${step?.text ?? '#444'}"`)}`;
    });
    return `${words(row.level === 'class' ? 26 : 10, y + 15, shorter(row.cells[0]?.text ?? '', 44))}${cells.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="PT Sans, sans-serif" font-size="12" fill="#1a2126"><rect width="${width}" height="${height}" fill="#fff"/>${words(10, 18, `${title}. ${caption}`, 'font-size="14" font-weight="700"')}${words(10, 36, 'Процент выполнения', 'fill="#555"')}${legend()}${heads}${lines.join('')}</svg>`;
}
