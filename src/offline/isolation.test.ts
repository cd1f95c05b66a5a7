import { expect, it } from 'vitest';
import { isolated } from './isolation.ts';

const answer = () => new Response('<p>', { status: 203, headers: { 'content-type': 'text/html' } });

it('isolates pages and workers, and changes nothing else about them', async () => {
  for (const destination of ['document', 'iframe', 'worker'] as const) {
    const response = isolated(answer(), destination);
    expect(Object.fromEntries(response.headers)).toEqual({ 'content-type': 'text/html', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' });
    expect(response.status).toBe(203);
    expect(await response.text()).toBe('<p>');
  }
});

it('passes on everything else as it came, with the code that the browser compiled of it', () => {
  const response = answer();
  expect(isolated(response, 'script')).toBe(response);
});
