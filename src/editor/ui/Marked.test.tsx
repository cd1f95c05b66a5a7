// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { Marked } from './Marked.tsx';
import { renderPart } from './render.fixture.tsx';

it('makes the marked parts of a message bold and leaves the rest', () => {
  const { container } = renderPart(<p><Marked text="Drag <0>Dataset</0> and <1>Loss</1>; 1 < 2 stays." /></p>);
  expect([...container.querySelectorAll('b')].map(({ textContent }) => textContent)).toEqual(['Dataset', 'Loss']);
  expect(container.textContent).toBe('Drag Dataset and Loss; 1 < 2 stays.');
});
