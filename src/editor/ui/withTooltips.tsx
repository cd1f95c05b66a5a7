import type { ComponentType } from 'react';

/** A part with the tooltips that stand in it: after the first one the next ones come at once. */
export async function withTooltips<P extends object>(fetchPart: () => Promise<ComponentType<P>>): Promise<ComponentType<P>> {
  const [Part, { TooltipProvider }] = await Promise.all([fetchPart(), import('./Tooltip.tsx')]);
  return (props) => <TooltipProvider><Part {...props} /></TooltipProvider>;
}
