import type { Colour } from '../../graph/annotationFields.ts';
import { hueOf } from '../annotations/words.ts';

interface Drawn {
  readonly type?: string | undefined;
  readonly data: { readonly view: { readonly colour?: Colour; readonly category?: string | null } };
}

/** How the map of the graph paints a node, note or frame. */
export function mapColour({ type, data: { view } }: Drawn): string {
  if (type === 'group') return 'color-mix(in srgb, var(--line-strong) 22%, transparent)';
  if (!view.colour) return view.category ? `var(--category-${view.category})` : 'var(--line-strong)';
  const [share, ground] = type === 'frame' ? [22, 'transparent'] : [55, 'var(--surface)'];
  return `color-mix(in srgb, ${hueOf(view.colour)} ${share}%, ${ground})`;
}
