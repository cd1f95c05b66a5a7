import { expect, test } from 'vitest';
import { MAX_LINK_CHARACTERS, packText } from '../graph/link.ts';
import { decodeLesson, encodeLesson, serializeLesson } from './link.ts';
import { parseLesson } from './parse.ts';
import { lessonWith } from './xor.fixture.ts';

test('a lesson comes out of its link as it went in, and fits one', () => {
  const lesson = lessonWith();
  const packed = encodeLesson(lesson);
  expect(packed).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(packed.length).toBeLessThan(MAX_LINK_CHARACTERS / 4);
  expect(decodeLesson(packed)).toEqual({ ok: true, lesson });
});

test('its file says the same', () => {
  const lesson = lessonWith();
  expect(parseLesson(serializeLesson(lesson))).toEqual({ ok: true, lesson });
});

test('a link that was cut short is refused with what to do', () => {
  const packed = encodeLesson(lessonWith());
  const read = decodeLesson(packed.slice(0, packed.length / 2));
  expect(read.ok ? '' : read.problems[0]?.message).toContain('ask for it again');
});

test('a link that unpacks to something else says what it found', () => {
  const read = decodeLesson(packText('{"format":"netloom-graph"}'));
  expect(read.ok ? '' : read.problems[0]?.message).toContain('netloom-graph');
});
