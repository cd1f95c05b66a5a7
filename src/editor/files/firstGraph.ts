/** The graph of the very first start: small, quick, and ready to train. The other presets come when their menu does. */
import text from '../../../presets/5-xor-net.json?raw';
import { documentSchema, type GraphDocument } from '../../graph/document.ts';
import { withTexts } from '../../graph/texts.ts';
import { translated } from '../../words/i18n.ts';

export function firstGraph(): GraphDocument {
  return withTexts(documentSchema.parse(JSON.parse(text)) as GraphDocument, translated);
}
