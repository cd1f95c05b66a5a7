/** What React Flow's elements stand for: the names that it gives them are known here alone. */
import type { CanvasPart } from './canvasView.ts';
import type { Place } from './place.ts';

const NODE = '.react-flow__node';
const WIRE = '.react-flow__edge';
const PORT = '.react-flow__handle';

/** The node, wire or port that an element lies in; `selection` for the frame around several nodes, else the ground. */
export function partAt(element: Element): CanvasPart {
  const handle = element.closest(PORT);
  const port = handle && placeAt(handle);
  if (port?.type === 'port') return port;
  const node = element.closest(NODE)?.getAttribute('data-id');
  if (node) return { type: 'node', id: node };
  const wire = element.closest(WIRE)?.getAttribute('data-id');
  if (wire) return { type: 'wire', id: wire };
  return { type: element.closest('.react-flow__nodesselection') ? 'selection' : 'canvas' };
}

/** What an element itself is; null for what lies within a node, and for all else. */
export function placeAt(element: Element): Place | null {
  if (element.matches(PORT)) {
    const [node, port] = [element.getAttribute('data-nodeid'), element.getAttribute('data-handleid')];
    return node === null || port === null ? null : { type: 'port', node, port, side: element.classList.contains('target') ? 'input' : 'output' };
  }
  const id = element.getAttribute('data-id');
  if (id === null) return null;
  return element.matches(NODE) ? { type: 'node', id } : element.matches(WIRE) ? { type: 'wire', id } : null;
}

/** The element of a place; null where it is not drawn. */
export function elementAt(frame: Element, place: Place): HTMLElement | SVGElement | null {
  if (place.type !== 'port') return frame.querySelector<HTMLElement | SVGElement>(`${place.type === 'node' ? NODE : WIRE}[data-id="${CSS.escape(place.id)}"]`);
  const { node, port, side } = place;
  return frame.querySelector<HTMLElement>(`${PORT}[data-nodeid="${CSS.escape(node)}"][data-handleid="${CSS.escape(port)}"].${side === 'input' ? 'target' : 'source'}`);
}

/** The wires, and the labels over them. */
export function wireLayers(frame: Element): Iterable<Element> {
  return frame.querySelectorAll('.react-flow__edges, .react-flow__edgelabel-renderer');
}
