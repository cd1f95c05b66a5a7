/** The whole command, in processes of its own: whatever a file holds, it is one row, and the others are graded. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonsOf, type FileGrade } from '../../lessons/grading/table.ts';
import { ENDLESS, handBack, HOSTILE, lesson, NAMED } from './hostile.fixture.ts';

const root = new URL('../../../', import.meta.url).pathname;
const folder = mkdtempSync(path.join(tmpdir(), 'netloom-grade-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

function file(name: string, content: string): string {
  const at = path.join(folder, name);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, content);
  return at;
}

const lessonFile = file('class/lesson.json', JSON.stringify(lesson));
const netloom = (...args: readonly string[]) => spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'grade', ...args], { cwd: root, encoding: 'utf8' });

describe('a folder of hostile files with an honest one at its end', () => {
  const rows = new Map<string, FileGrade>();
  let status: number | null = null;

  beforeAll(() => {
    for (const [name, [content]] of Object.entries(HOSTILE)) file(`class/${name}.json`, content);
    truncateSync(file('class/200 megabytes.json', '{'), 200_000_000);
    mkdirSync(path.join(folder, 'class/a folder.json'));
    file('class/zz honest.json', JSON.stringify(handBack()));
    const ran = netloom(lessonFile, path.join(folder, 'class'), '--json', '--seconds', '30');
    ({ status } = ran);
    const { results } = JSON.parse(ran.stdout) as { readonly results: readonly FileGrade[] };
    for (const each of results) rows.set(each.file.replace('.json', ''), each);
  }, 300_000);

  it('grades the honest one, and says that not all have passed', () => {
    expect(rows.get('zz honest')).toMatchObject({ passed: true, met: 4, of: 4, notes: [], problem: null });
    expect(status).toBe(1);
  });

  it.each(Object.keys(HOSTILE))('%s: does not pass, and its row says why', (name) => {
    const row = rows.get(name);
    expect(row?.passed).toBe(false);
    expect(row && reasonsOf(row).join(' ')).toMatch(HOSTILE[name]?.[1] ?? /^$/);
  });

  it.each([['200 megabytes', /200\.0 MB; a hand-back has at most 5 MB/], ['a folder', /It is no file/]])('%s is not opened', (name, says) => {
    expect(rows.get(name)).toMatchObject({ passed: false, problem: expect.stringMatching(says) });
  });
});

it('one that never ends is ended, and the next one graded; names do no harm', () => {
  const { status, stdout } = netloom(lessonFile, file('endless.json', ENDLESS), file('named.json', NAMED), '--csv', '--seconds', '15');
  const [head, endless, named, ...rest] = stdout.replace('\ufeff', '').trimEnd().split('\r\n');
  expect(head).toBe('"file","name","passed","met","of","step guess","step run","step goal","step why","answer guess","answer run","answer goal","answer why","problem","notes"');
  expect(endless).toMatch(/^"endless\.json","","no","0","4",.*It took longer than 15 seconds/);
  expect(named).toMatch(/^"named\.json","'=HYPERLINK\(""http:\/\/x"",""<b>Ana<\/b>""\) \[2J Ben,1","yes","4","4",/);
  expect(rest).toEqual([]);
  expect(status).toBe(1);
}, 120_000);

it('what cannot be begun with is one line and status 2; all passed is status 0', () => {
  const honest = file('honest.json', JSON.stringify(handBack()));
  expect(netloom(honest, honest)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/a lesson says "format": "netloom-lesson"/) });
  expect(netloom(lessonFile)).toMatchObject({ status: 2, stdout: '' });
  const passed = netloom(lessonFile, honest);
  expect(passed.stdout).toBe('XOR\n\nFile         Name  Steps met\nhonest.json  Ana   4 of 4     passed\n\n1 of 1 file met every step.\n');
  expect(passed.status).toBe(0);
}, 120_000);
