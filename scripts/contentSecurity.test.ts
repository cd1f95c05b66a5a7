import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MNIST_MIRRORS } from '../src/datasets/mnist/files.ts';
import { CONTENT_SECURITY_POLICY, withPolicy } from './contentSecurity.ts';

const html = readFileSync(new URL('../index.html', import.meta.url), 'utf8');

it('allows no eval, no inline script and no host but those that MNIST is read from', () => {
  const scripts = /script-src ([^;]*)/.exec(CONTENT_SECURITY_POLICY)?.[1];
  expect(scripts).toBe("'self' 'wasm-unsafe-eval'");
  expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none';/);
  const hosts = CONTENT_SECURITY_POLICY.match(/https?:\/\/[^ ;]+/g);
  expect(hosts).toEqual(MNIST_MIRRORS.map(({ url }) => new URL(url).origin));
});

it('stands before everything that it is about, and after the encoding', () => {
  const page = withPolicy(html);
  const policy = page.indexOf('Content-Security-Policy');
  expect(policy).toBeGreaterThan(page.indexOf('charset'));
  expect(policy).toBeLessThan(page.search(/<(link|script|style|title)/));
  expect(() => withPolicy('<head></head>')).toThrow('has no <meta charset="utf-8" />');
});
