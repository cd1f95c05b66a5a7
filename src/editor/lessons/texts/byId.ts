/** Files of texts by the names of their presets: `../../presets/5-xor-net.zh-CN.md` is `5-xor-net`. */
export function byId(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, ''), text]));
}
