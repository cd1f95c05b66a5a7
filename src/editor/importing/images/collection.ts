/** The classes and samples that a window of images collects. Pure. */

/** Pixels without a file: a frame of the camera, or a row of a data set that is looked at again; four bytes a pixel. */
export interface RawPicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

export type Picture = Blob | RawPicture;

export interface Sample {
  /** One of its own in the window, in the order in which they came. */
  readonly id: number;
  /** Of its file, for messages. */
  readonly name: string;
  readonly picture: Picture;
}

export interface SampleClass {
  readonly id: number;
  readonly name: string;
  readonly samples: readonly Sample[];
}

export interface Collection {
  readonly classes: readonly SampleClass[];
  readonly nextId: number;
}

export type Change =
  | { readonly type: 'addClass'; readonly name: string }
  | { readonly type: 'rename'; readonly id: number; readonly name: string }
  | { readonly type: 'removeClass'; readonly id: number }
  | { readonly type: 'addSamples'; readonly id: number; readonly pictures: readonly NamedPicture[] }
  /** Into the class of that name, which is made where there is none. */
  | { readonly type: 'addNamed'; readonly name: string; readonly pictures: readonly NamedPicture[] }
  | { readonly type: 'removeSamples'; readonly samples: ReadonlySet<number> };

export interface NamedPicture {
  readonly name: string;
  readonly picture: Picture;
}

export const EMPTY: Collection = { classes: [], nextId: 1 };

/** The collection after a change. */
export function changed(collection: Collection, change: Change): Collection {
  const { classes, nextId } = collection;
  switch (change.type) {
    case 'addClass': return { classes: [...classes, { id: nextId, name: change.name, samples: [] }], nextId: nextId + 1 };
    case 'rename': return { ...collection, classes: classes.map((one) => (one.id === change.id ? { ...one, name: change.name } : one)) };
    case 'removeClass': return { ...collection, classes: classes.filter(({ id }) => id !== change.id) };
    case 'addSamples': {
      const samples = change.pictures.map((picture, at) => ({ id: nextId + at, ...picture }));
      return { classes: classes.map((one) => (one.id === change.id ? { ...one, samples: [...one.samples, ...samples] } : one)), nextId: nextId + samples.length };
    }
    case 'addNamed': {
      const known = classes.find(({ name }) => name === change.name);
      if (known) return changed(collection, { type: 'addSamples', id: known.id, pictures: change.pictures });
      return changed(changed(collection, { type: 'addClass', name: change.name }), { type: 'addSamples', id: nextId, pictures: change.pictures });
    }
    case 'removeSamples': return { ...collection, classes: classes.map((one) => ({ ...one, samples: one.samples.filter(({ id }) => !change.samples.has(id)) })) };
  }
}

export function samplesOf({ classes }: Collection): readonly Sample[] {
  return classes.flatMap(({ samples }) => samples);
}

/** A name that no class has yet: "Class 3". */
export function freshName(collection: Collection, named: (number: number) => string): string {
  let number = collection.classes.length + 1;
  while (collection.classes.some(({ name }) => name === named(number))) number++;
  return named(number);
}
