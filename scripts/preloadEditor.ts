/** The editor is loaded by the first script once the language is settled; the page fetches both at the same time. */
import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

const EDITOR = '/src/editor/start.tsx';

export function preloadEditor(): Plugin {
  return { name: 'netloom:preload-editor', apply: 'build', transformIndexHtml: { order: 'post', handler: (html, { bundle }) => (bundle ? links(bundle, html) : []) } };
}

/** A link for the editor's script and for each that it imports statically, without those that the page names already. */
export function links(bundle: Rollup.OutputBundle, html: string): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const editor = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(EDITOR));
  if (!editor) throw new Error(`The build has no script of its own for ${EDITOR}, which the page is to fetch early.`);
  const files = new Set<string>([editor.fileName]);
  for (const file of files) for (const needed of chunks.find(({ fileName }) => fileName === file)?.imports ?? []) files.add(needed);
  return [...files].filter((file) => !html.includes(file)).map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: '', href: `./${file}` }, injectTo: 'head' }));
}
