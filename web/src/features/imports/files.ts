/** A file with the folders it was chosen with: subject, grade and year often stand in the folder's name. */
export interface NamedFile {
  file: File;
  name: string;
}

const readable = /\.(xlsx|xlsm|xls|ods|csv|tsv|txt|docx|doc|odt|rtf|pdf)$/i;

/** In a folder only what can be read is taken: no temporary files of Word, no pictures. */
export function isReadable(name: string): boolean {
  const last = name.split('/').at(-1) ?? '';
  return readable.test(last) && !last.startsWith('~$') && !last.startsWith('.');
}

export function chosenFiles(list: FileList | null): NamedFile[] {
  const files = [...(list ?? [])].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
  return files.filter(({ file, name }) => !file.webkitRelativePath || isReadable(name));
}

function entries(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const read = (): Promise<FileSystemEntry[]> =>
    new Promise((resolve, reject) => {
      // A reader gives a folder by portions and ends with an empty one.
      reader.readEntries((part) => (part.length === 0 ? resolve([]) : void read().then((rest) => resolve([...part, ...rest]), reject)), reject);
    });
  return read();
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function walk(entry: FileSystemEntry, inFolder: boolean): Promise<NamedFile[]> {
  const name = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) return inFolder && !isReadable(name) ? [] : [{ file: await fileOf(entry as FileSystemFileEntry), name }];
  const inside = await entries(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map((child) => walk(child, true)))).flat();
}

/** Files and folders dropped onto the page, folders opened to any depth. */
export async function droppedFiles(data: DataTransfer): Promise<NamedFile[]> {
  const roots = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (roots.length === 0) return chosenFiles(data.files);
  const found = (await Promise.all(roots.map((entry) => walk(entry, false)))).flat();
  return found.sort((a, b) => a.name.localeCompare(b.name, 'ru', { numeric: true }));
}
