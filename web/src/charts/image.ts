import { saveFile } from '@/ui/csv';

function svgText(svg: Element): string {
  const copy = svg.cloneNode(true) as Element;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}

export function saveSvg(svg: Element | null | undefined, title: string) {
  if (svg) saveFile(`${title}.svg`, new Blob([svgText(svg)], { type: 'image/svg+xml' }));
}

/** The drawing twice its size on white: good enough for a slide and for paper. */
export async function savePng(svg: Element | null | undefined, title: string) {
  if (!svg) return;
  await savePngOf(svgText(svg), svg.getBoundingClientRect(), title);
}

/** The same of a drawing that stands on no page. */
export async function savePngOf(text: string, { width, height }: { width: number; height: number }, title: string) {
  const picture = new Image(width, height);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * 2, height * 2];
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--v-surface') || '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && saveFile(`${title}.png`, blob), 'image/png');
}
