import { Handle, Position } from 'reactflow';
import type { KeyboardEvent } from 'react';
import { useCanvasStore } from '../canvasStore.ts';
import { useFlowStore } from '../flowStore.ts';
import type { PortProps } from '../NodeCard.tsx';
import cardStyles from '../NodeCard.module.css';

/** Where a wire is taken up and let go. */
export function Port({ node, side, port }: PortProps) {
  // Only the ports of the node that Tab comes to are stops of it.
  const stop = useFlowStore((state) => state.tabStop === node);
  const fit = useCanvasStore(({ wiring }) => {
    if (!wiring) return undefined;
    const self = wiring.start.node === node && wiring.start.port === port.name && wiring.start.side === side;
    return self ? undefined : wiring.fits({ node, port: port.name, side }) ? 'yes' : 'no';
  });
  return (
    <Handle
      id={port.name}
      type={side === 'input' ? 'target' : 'source'}
      position={side === 'input' ? Position.Left : Position.Right}
      className={cardStyles['port'] ?? ''}
      role="button"
      tabIndex={stop ? 0 : -1}
      aria-label={port.spoken}
      data-fit={fit}
      data-wired={port.wired ? '' : undefined}
      onKeyDown={pressOnEnter}
    />
  );
}

/** A port is taken up by a press; Enter on the first and on the second draws a wire without a mouse. */
function pressOnEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.click();
}
