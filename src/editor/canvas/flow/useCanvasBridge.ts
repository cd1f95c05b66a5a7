import { useReactFlow } from 'reactflow';
import { useEffect, useState } from 'react';
import { placedIds } from '../../../graph/annotations.ts';
import { seenAs, seenEnd } from '../../../graph/groups/seen.ts';
import { currentDocument } from '../../stores/documentStore.ts';
import { useSessionStore } from '../../stores/sessionStore.ts';
import { registerCanvasView, type CanvasView } from '../canvasView.ts';
import { CARD } from '../edits.ts';
import { firstFit, fitNow } from '../firstFit.ts';
import { elementAt, placeAt } from '../flowDom.ts';
import { focusWhenDrawn, keepFocus } from '../focus.ts';
import { partOf } from '../gestures.ts';
import { showMotion } from '../motion.ts';
import type { Place } from '../place.ts';
import { keepFitted, type FittedView } from '../keepFitted.ts';
import type { FlowEdge, FlowNode } from './types.ts';

/** What lies this near to the canvas's edge is not counted as seen, in pixels of the page. */
const EDGE = 12;

/** A node that is folded into a card is met there. */
function seenPlace(place: Place): Place {
  if (place.type === 'node') return { type: 'node', id: seenAs(currentDocument(), place.id) };
  return place.type === 'port' ? { ...place, ...seenEnd(currentDocument(), place) } : place;
}

/** Opens the canvas to those outside, and answers requests to bring a node into view. */
export function useCanvasBridge(frame: HTMLElement | null): FittedView {
  const { screenToFlowPosition, fitView, setViewport, setCenter, getInternalNode, getZoom } = useReactFlow<FlowNode, FlowEdge>();
  const reveal = useSessionStore((state) => state.reveal);
  const [view] = useState(keepFitted);
  useEffect(() => {
    if (!frame) return undefined;
    view.fitted(() => void fitView(firstFit(frame)));
    return view.follow(frame);
  }, [frame, view, fitView]);
  useEffect(() => {
    const canvas: CanvasView = {
      // Whatever floats over the canvas (a hint, the first moves) does not stop a drop.
      contains({ x, y }) {
        const box = frame?.getBoundingClientRect();
        return box !== undefined && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
      },
      zoom: getZoom,
      toCanvas: (point) => screenToFlowPosition(point),
      middle() {
        const box = frame?.getBoundingClientRect();
        return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : { x: 0, y: 0 };
      },
      seen() {
        const box = frame?.getBoundingClientRect();
        if (!box || box.width === 0) return null;
        const [from, to] = [screenToFlowPosition({ x: box.left + EDGE, y: box.top + EDGE }), screenToFlowPosition({ x: box.right - EDGE, y: box.bottom - EDGE })];
        return { ...from, width: to.x - from.x, height: to.y - from.y };
      },
      wireAt: ({ x, y }) =>
        document.elementsFromPoint(x, y).map((element) => element.closest('.react-flow__edge')?.getAttribute('data-id')).find((id) => id !== null && id !== undefined) ?? null,
      partAt: partOf,
      placeAt,
      besidePort(end) {
        const box = frame && elementAt(frame, { type: 'port', ...end })?.getBoundingClientRect();
        const aside = 100 * getZoom();
        return box ? { x: end.side === 'output' ? box.right + aside : box.left - aside, y: box.top + box.height / 2 } : null;
      },
      focus(wanted) {
        const place = seenPlace(wanted);
        const node = place.type === 'node' ? getInternalNode(place.id) : undefined;
        const { x = 0, y = 0 } = node?.internals.positionAbsolute ?? {};
        // Far out of view a node is not drawn.
        const bringIntoView = node ? () => void setCenter(x + CARD.width / 2, y + CARD.height / 2, { zoom: getZoom() }) : undefined;
        if (frame) focusWhenDrawn(frame, place, bringIntoView);
      },
      fit() {
        const fit = fitNow();
        view.fitted(() => void fitView(fit));
        void (placedIds(currentDocument()).size === 0 ? setViewport({ x: 0, y: 0, zoom: 1 }) : fitView({ ...fit, duration: 200 }));
      },
      sizeOf(node) {
        const measured = getInternalNode(node)?.measured;
        return measured?.width && measured.height ? { width: measured.width, height: measured.height } : null;
      },
    };
    return registerCanvasView(canvas);
  }, [frame, view, screenToFlowPosition, fitView, setViewport, setCenter, getInternalNode, getZoom]);
  useEffect(() => keepFocus(), []);
  useEffect(() => (frame ? showMotion(frame) : undefined), [frame]);
  useEffect(() => {
    if (reveal.stamp === 0) return;
    // On an empty canvas React Flow would wait and fit the first node, just when a person has put it down.
    if (reveal.node !== null) {
      view.left();
      void fitView({ nodes: [{ id: seenAs(currentDocument(), reveal.node) }], duration: 200, maxZoom: 1, minZoom: 0.6, padding: 0.5 });
      return;
    }
    if (placedIds(currentDocument()).size === 0) void setViewport({ x: 0, y: 0, zoom: 1 });
    else if (frame) {
      view.fitted(() => void fitView(firstFit(frame)));
      void fitView({ ...firstFit(frame), duration: 200 });
    }
  }, [reveal, frame, view, fitView, setViewport]);
  return view;
}
