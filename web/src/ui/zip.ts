/** A ZIP of a few small texts, stored without packing: enough for the parts of a spreadsheet. */

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** Little-endian numbers: [value, bytes] each. */
function numbers(...fields: [number, 2 | 4][]): Uint8Array {
  const bytes: number[] = [];
  for (const [value, size] of fields) for (let place = 0; place < size; place += 1) bytes.push((value >>> (8 * place)) & 0xff);
  return Uint8Array.from(bytes);
}

function join(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const utf8Names = 0x0800;
/** 1 January 1980: the same file for the same contents. */
const moment: [number, 2][] = [[0, 2], [0x21, 2]];

export function zip(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const [bodies, entries]: [Uint8Array[], Uint8Array[]] = [[], []];
  let at = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, content] = [encoder.encode(path), encoder.encode(text)];
    const common: [number, 2 | 4][] = [[20, 2], [utf8Names, 2], [0, 2], ...moment, [crc32(content), 4], [content.length, 4], [content.length, 4], [name.length, 2], [0, 2]];
    const head = numbers([0x04034b50, 4], ...common);
    bodies.push(head, name, content);
    entries.push(numbers([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name);
    at += head.length + name.length + content.length;
  }
  const list = join(entries);
  const count = Object.keys(files).length;
  return join([...bodies, list, numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [list.length, 4], [at, 4], [0, 2])]);
}
