import { describe, expect, it } from 'vitest';

import { xlsxParts } from './xlsx';
import { crc32, zip } from './zip';

const sheet = (rows: (string | number | null)[][]) => xlsxParts('Ход', ['Раздел', 'Доля'], rows)['xl/worksheets/sheet1.xml'] ?? '';

describe('a spreadsheet', () => {
  it('keeps a number a number', () => expect(sheet([['Право', 12.5]])).toContain('<c r="B2" s="0"><v>12.5</v></c>'));
  it('keeps what looks like a formula a text', () => expect(sheet([['=1+1', 0]])).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>'));
  it('escapes signs of markup and drops those XML does not know', () => expect(sheet([['<a> & "b"\u0007', 1]])).toContain('&lt;a&gt; &amp; &quot;b&quot;</t>'));
  it('leaves an absent value empty', () => expect(sheet([['Право', null]])).not.toContain('r="B2"'));
  it('cuts the name of the sheet as spreadsheets demand', () => {
    const name = /sheet name="([^"]*)"/.exec(xlsxParts('План: «а/б» и ещё очень много слов про развитие', ['а'], [])['xl/workbook.xml'] ?? '')?.[1];
    expect(name).toMatch(/^План\s+«а б» и ещё/);
    expect(name).toHaveLength(31);
  });
});

describe('the archive', () => {
  it('counts the check sum as the standard does', () => expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926));
  it('begins with a file and ends with the list of files', () => {
    const bytes = zip({ 'а.txt': 'да', 'b.txt': 'no' });
    const view = new DataView(bytes.buffer);
    expect([view.getUint32(0, true), view.getUint32(bytes.length - 22, true), view.getUint16(bytes.length - 12, true)]).toEqual([0x04034b50, 0x06054b50, 2]);
  });
  it('tells where the list begins', () => {
    const bytes = zip({ 'a.txt': 'x' });
    const view = new DataView(bytes.buffer);
    expect(view.getUint32(view.getUint32(bytes.length - 6, true), true)).toBe(0x02014b50);
  });
});
