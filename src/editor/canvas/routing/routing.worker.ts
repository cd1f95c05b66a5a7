/** Routes wires away from the page's thread: one task in, its routes out. */
import { AvoidLib } from 'libavoid-js';
// The package names only its script to importers; the library itself is the file beside it.
import library from '../../../../node_modules/libavoid-js/dist/libavoid.wasm?url';
import { routesOf, type RoutingTask } from './avoid.ts';

const ready = AvoidLib.load(new URL(library, self.location.href).href);

self.onmessage = ({ data }: MessageEvent<RoutingTask>) => {
  // Where the library cannot be had, wires stay the curves they are.
  void ready.then(() => routesOf(AvoidLib.getInstance(), data), () => ({})).then((routes) => { self.postMessage(routes); });
};
