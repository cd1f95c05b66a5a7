import { useStore } from 'reactflow';
import { FAR, VERY_FAR } from '../firstFit.ts';

/** How the canvas is looked at, for the style sheets (`data-far`): nothing from near, '' from afar, 'very' where letters on wires would be dust. */
export function useFar(): '' | 'very' | undefined {
  return useStore(({ transform: [, , zoom] }) => (zoom >= FAR ? undefined : zoom >= VERY_FAR ? '' : 'very'));
}
