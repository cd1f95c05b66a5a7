/** The graph of the very first start: small, quick, and ready to train. The other presets come when their menu does. */
import text from '../../../presets/5-xor-net.json?raw';
import { documentSchema, type GraphDocument } from '../../graph/document.ts';

export function firstGraph(): GraphDocument {
  return documentSchema.parse(JSON.parse(text));
}
