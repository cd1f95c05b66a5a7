import { useStoreApi } from 'reactflow';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

const layers = new WeakMap<Element, Map<string, Element>>();

/**
 * One of the layers that React Flow lays over its wires. Its own EdgeLabelRenderer and ViewportPortal look for theirs in the whole page
 * again at each change of any node, for each wire. What is drawn in them is drawn once the canvas stands.
 */
export function useLayer(name: 'edgelabel-renderer' | 'viewport-portal'): Element | null {
  const { domNode } = useStoreApi().getState();
  if (!domNode) return null;
  const known = layers.get(domNode) ?? new Map<string, Element>();
  const layer = known.get(name) ?? domNode.querySelector(`.react-flow__${name}`);
  if (layer) layers.set(domNode, known.set(name, layer));
  return layer;
}

/** Over the wires, as HTML. */
export function LabelLayer({ children }: { children: ReactNode }) {
  const layer = useLayer('edgelabel-renderer');
  return layer ? createPortal(children, layer) : null;
}
