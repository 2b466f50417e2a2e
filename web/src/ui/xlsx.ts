import { saveFile, type CsvCell } from './csv';
import { columnLetters } from './issues';
import { zip } from './zip';

/** One sheet as a spreadsheet file: numbers stay numbers, texts are never formulas, the head stays in sight. */

function escaped(text: string): string {
  // Signs that XML does not know at all are dropped.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function cell(value: CsvCell, place: string, style: number): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number') return `<c r="${place}" s="${style}"><v>${value}</v></c>`;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

function row(cells: CsvCell[], number: number, style: number): string {
  return `<row r="${number}">${cells.map((value, index) => cell(value, `${columnLetters(index + 1)}${number}`, style)).join('')}</row>`;
}

function widths(head: string[], rows: CsvCell[][]): string {
  const longest = head.map((title, index) => Math.max(title.length, ...rows.map((cells) => String(cells[index] ?? '').length)));
  return longest.map((length, index) => `<col min="${index + 1}" max="${index + 1}" width="${Math.min(Math.max(length + 2, 8), 60)}" customWidth="1"/>`).join('');
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of the file by their paths. */
export function xlsxParts(title: string, head: string[], rows: CsvCell[][]): Record<string, string> {
  // A name of a sheet has at most 31 letters and none of these signs.
  const name = escaped(title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31));
  const lines = [row(head, 1, 1), ...rows.map((cells, index) => row(cells, index + 2, 0))].join('');
  const last = `${columnLetters(head.length)}${rows.length + 1}`;
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths(head, rows)}</cols><sheetData>${lines}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`,
  };
  return Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, declaration + text]));
}

export function saveXlsx(name: string, head: string[], rows: CsvCell[][]) {
  saveFile(`${name}.xlsx`, new Blob([zip(xlsxParts(name, head, rows))], { type: `${type}.sheet` }));
}
