/** What lies in a folder and in the folders in it. For Node. */
import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';
import path from 'node:path';

/** How far a walk goes: somebody may name a whole disk. */
export interface WalkLimits {
  /** Folders in folders: 1 is the folders that lie in the given one. */
  readonly depth: number;
  /** Files and folders that are looked at, all together. */
  readonly entries: number;
}

export const WALK_LIMITS: WalkLimits = { depth: 5, entries: 20_000 };

export interface Walk {
  /** Their paths from the given folder on: those that lie less deep first, then by their names. */
  readonly files: readonly string[];
  /** False where something was left out: more than the limits allow, or closed to this user. Hidden folders are left out always. */
  readonly whole: boolean;
}

/** The plain files of a folder and of the folders in it. No link is followed: it may lead in a circle, or out of the folder. */
export async function filesBelow(folder: string, limits: WalkLimits = WALK_LIMITS): Promise<Walk> {
  const files: string[] = [];
  let whole = true;
  let left = limits.entries;
  let level = [''];
  for (let depth = 0; level.length > 0; depth++) {
    const next: string[] = [];
    for (const at of level) {
      const { entries, all } = await entriesOf(path.join(folder, at), left);
      left -= entries.length;
      whole &&= all;
      for (const entry of entries) {
        const inside = path.join(at, entry.name);
        if (entry.isFile()) files.push(inside);
        else if (entry.isDirectory() && !entry.name.startsWith('.')) next.push(inside);
      }
    }
    if (depth === limits.depth) return { files, whole: whole && next.length === 0 };
    level = next;
  }
  return { files, whole };
}

/** At most so many, read one after the other: a folder may hold millions. By name, for disks have no order. */
async function entriesOf(folder: string, most: number): Promise<{ readonly entries: readonly Dirent[]; readonly all: boolean }> {
  const entries: Dirent[] = [];
  let all = true;
  try {
    for await (const entry of await opendir(folder)) {
      if (entries.length === most) {
        all = false;
        break;
      }
      entries.push(entry);
    }
  } catch {
    all = false;
  }
  return { entries: entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)), all };
}
