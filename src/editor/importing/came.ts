/** What came to the page: dropped, picked or pasted files, each with its first bytes, by which importers tell them. */

export interface CameFile {
  readonly file: File;
  readonly name: string;
  /** The folders that it came in, and its name: "cats/1.png". */
  readonly path: string;
  /** Its first bytes. */
  readonly head: Uint8Array;
}

export interface Found {
  readonly file: File;
  readonly path: string;
}

/** So many bytes tell what kind of file it is. */
const HEAD = 4096;
/** A folder of more files than this was not meant, or is too much for a page. */
const MOST_FILES = 50_000;

/** Of files with the folders they came in. */
export async function cameFrom(found: readonly Found[]): Promise<readonly CameFile[]> {
  return Promise.all(found.map(async ({ file, path }) => ({ file, path, name: file.name, head: new Uint8Array(await file.slice(0, HEAD).arrayBuffer()) })));
}

/** Files that a person picked; those of a picked folder know it. */
export function pickedFiles(files: Iterable<File>): readonly Found[] {
  return [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

/** The files in dropped folders, at any depth, in the order of their names; hidden ones are left out. */
export async function filesIn(entries: readonly FileSystemEntry[], folder = ''): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || found.length >= MOST_FILES) continue;
    const path = folder + entry.name;
    if (entry.isFile) found.push({ file: await fileOf(entry as FileSystemFileEntry), path });
    else if (entry.isDirectory) found.push(...await filesIn(await childrenOf(entry as FileSystemDirectoryEntry), `${path}/`));
  }
  return found.slice(0, MOST_FILES);
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((done, fail) => { entry.file(done, fail); });
}

/** A browser gives a hundred at a time, and none once all are given. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const more = await new Promise<readonly FileSystemEntry[]>((done, fail) => { reader.readEntries(done, fail); });
    if (more.length === 0 || children.length >= MOST_FILES) return children;
    children.push(...more);
  }
}
