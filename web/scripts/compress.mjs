// Writes .br and .gz beside every text asset of dist, and holds the first load under its budget.
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const packed = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt']);
const budget = 500 * 1024;

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

const size = new Map();
for (const path of walk(dist).filter((file) => !/\.(br|gz)$/.test(file))) {
  const name = path.slice(dist.length + 1);
  if (!packed.has(extname(path))) {
    size.set(name, statSync(path).size);
    continue;
  }
  const bytes = readFileSync(path);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  size.set(name, brotli.length);
}

// The first load: the page, what it names, and the fonts that its style sheet brings.
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const first = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((match) => match[1]);
const fonts = [...size.keys()].filter((name) => name.endsWith('.woff2'));
const total = ['index.html', ...first, ...fonts].reduce((sum, name) => sum + (size.get(name) ?? 0), 0);
console.log(`first load: ${Math.round(total / 1024)} KB compressed, fonts included (budget ${budget / 1024} KB)`);
if (total > budget) process.exit(1);
