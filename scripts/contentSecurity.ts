/** What the built page may load and run, as a Content-Security-Policy in its head. For hosts that set no headers, which is most. */
import type { Plugin } from 'vite';
import { MNIST_MIRRORS } from '../src/datasets/mnist/files.ts';

/** Nothing is allowed but what stands here; docs/HOSTING.md says why each does. */
const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  // No inline scripts, no eval; WebAssembly may be compiled.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'connect-src': ["'self'", ...new Set(MNIST_MIRRORS.map(({ url }) => new URL(url).origin))],
  // Menus and dialogs of Radix hold the page still by a style element of their own, which no hash can name beforehand.
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/** The policy as one line. */
export const CONTENT_SECURITY_POLICY = Object.entries(DIRECTIVES).map(([name, values]) => `${name} ${values.join(' ')}`).join('; ');

/** While the page is being developed it has none: Vite needs inline scripts then. */
export function contentSecurity(): Plugin {
  return { name: 'netloom:content-security', apply: 'build', transformIndexHtml: { order: 'post', handler: withPolicy } };
}

/** The page with the policy right after its encoding, which browsers look for in the first 1,024 bytes; so before anything that it is about. */
export function withPolicy(html: string): string {
  const charset = '<meta charset="utf-8" />';
  if (!html.includes(charset)) throw new Error(`index.html has no ${charset}, after which the policy is put.`);
  return html.replace(charset, () => `${charset}\n    <meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}" />`);
}
