import type { GraphDocument } from '../graph/document.ts';
import type { Compilation } from './diagnostic.ts';

export function compile(_document: GraphDocument): Compilation {
  const totals = { parameters: 0, trainableParameters: 0, multiplyAdds: 0, memoryBytes: 0 };
  return { typed: { nodes: new Map(), edges: new Map(), totals }, program: null, diagnostics: [] };
}
