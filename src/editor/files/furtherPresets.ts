/** The graphs beside the path of history, each about one thing. Only what is loaded later may import them: the first script has no room. */
import { presetsIn, type Preset } from './presets.ts';

const texts: Readonly<Record<string, string>> = import.meta.glob('../../../presets/further/*.json', { query: '?raw', import: 'default', eager: true });

/** From the simplest on. */
const ORDER = ['gates', 'logistic-regression', 'learning-rates', 'overfitting', 'autoencoder', 'lenet-5', 'residual-net', 'lstm-wave'];

let read: readonly Preset[] | null = null;

/** All of them, the simplest first; what people read in them is in the page's language. */
export function furtherPresets(): readonly Preset[] {
  read ??= presetsIn(texts).toSorted((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));
  return read;
}
