/** Which class each of some pictures belongs to, by the folders that they came in. */

export interface Sorted<F> {
  /** By name, in the order of the names. */
  readonly classes: readonly { readonly name: string; readonly files: readonly F[] }[];
  /** Beside the folders of the classes, so that nobody knows what they are. */
  readonly loose: readonly F[];
}

/** More kinds of names than this are no classes. */
const MOST_PREFIXES = 30;

/**
 * The folder that a picture lies in is its class. Where all lie in one, the beginning of their names is, as in `cat.12.jpg`, if that
 * makes some classes; otherwise they are one class, named for the folder.
 * @param unnamed what a class without a folder is called.
 */
export function sortByFolder<F extends { readonly path: string }>(files: readonly F[], unnamed: string): Sorted<F> {
  const folders = grouped(files, folderOf);
  const named = new Map([...folders].filter(([name]) => name !== ''));
  if (named.size > 1) return { classes: inOrder(named), loose: folders.get('') ?? [] };
  const prefixes = grouped(files, prefixOf);
  const apart = prefixes.size > 1 && prefixes.size <= MOST_PREFIXES && !prefixes.has('') && [...prefixes.values()].every(({ length }) => length > 1);
  if (apart) return { classes: inOrder(prefixes), loose: [] };
  const [only = unnamed] = named.keys();
  return { classes: files.length === 0 ? [] : [{ name: only, files }], loose: [] };
}

function folderOf({ path }: { readonly path: string }): string {
  return path.split('/').at(-2)?.trim().slice(0, 100) ?? '';
}

/** The letters that the name begins with, up to a number, a point, a dash or an underscore. */
function prefixOf({ path }: { readonly path: string }): string {
  const name = path.split('/').at(-1) ?? '';
  return /^(\p{L}[\p{L} ]*?)[ ]*[\d._(-]/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

function grouped<F>(files: readonly F[], nameOf: (file: F) => string): Map<string, F[]> {
  const groups = new Map<string, F[]>();
  for (const file of files) {
    const name = nameOf(file);
    const group = groups.get(name);
    if (group) group.push(file);
    else groups.set(name, [file]);
  }
  return groups;
}

function inOrder<F>(groups: ReadonlyMap<string, readonly F[]>): Sorted<F>['classes'] {
  return [...groups].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })).map(([name, files]) => ({ name, files }));
}

/** What an operating system leaves in folders and zips, and nobody means. */
export function isLitter(path: string): boolean {
  return /(?:^|\/)(?:\.[^/]*|__MACOSX|Thumbs\.db|desktop\.ini)(?:\/|$)/i.test(path);
}
