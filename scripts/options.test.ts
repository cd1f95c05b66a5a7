import { describe, expect, it } from 'vitest';
import { canOpenBrowser, startOptions } from './options.ts';

describe('npm start', () => {
  it('reads its options', () => {
    expect(startOptions([])).toEqual({ port: null, open: true, help: false });
    expect(startOptions(['--port', '5000', '--no-open'])).toEqual({ port: 5000, open: false, help: false });
  });

  it.each(['0', '70000', 'abc', '1.5'])('refuses the port %s', (port) => {
    expect(() => startOptions(['--port', port])).toThrow(`The port “${port}” cannot be used.`);
  });

  it('refuses an option that it does not know', () => {
    expect(() => startOptions(['--prot', '1'])).toThrow(/--prot/);
  });
});

describe('the browser is opened', () => {
  it('only where there is a display', () => {
    expect(canOpenBrowser('linux', {})).toBe(false);
    expect(canOpenBrowser('linux', { DISPLAY: ':0' })).toBe(true);
    expect(canOpenBrowser('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(canOpenBrowser('darwin', {})).toBe(true);
    expect(canOpenBrowser('win32', {})).toBe(true);
  });

  it('never on CI or when told not to', () => {
    expect(canOpenBrowser('darwin', { CI: 'true' })).toBe(false);
    expect(canOpenBrowser('linux', { DISPLAY: ':0', NETLOOM_NO_OPEN: '1' })).toBe(false);
  });
});
