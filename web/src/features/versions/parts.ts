export interface Piece {
  text: string;
  kind: 'same' | 'removed' | 'added';
}

function words(text: string): string[] {
  return text.split(/(\s+)/).filter(Boolean);
}

/** Lengths of the longest common runs of words, from the ends. */
function table(a: string[], b: string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? [];
      row[j] = a[i] === b[j] ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function push(pieces: Piece[], text: string | undefined, kind: Piece['kind']) {
  if (text === undefined) return;
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push({ text, kind });
}

const limit = 400;

/** Two texts word by word: what stayed, what went, what came. Long texts are told as a whole. */
export function pieces(before: string, after: string): Piece[] {
  const a = words(before);
  const b = words(after);
  const found: Piece[] = [];
  if (a.length > limit || b.length > limit) {
    push(found, before || undefined, 'removed');
    push(found, after || undefined, 'added');
    return found;
  }
  const lengths = table(a, b);
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(found, a[i], 'same');
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      push(found, a[i], 'removed');
      i += 1;
    } else {
      push(found, b[j], 'added');
      j += 1;
    }
  }
  return found;
}
