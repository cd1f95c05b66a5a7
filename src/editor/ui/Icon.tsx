import {
  AlignJustify, ArrowRight, AudioLines, BookA, ChartColumn, CircleHelp, CloudFog, Combine, Database, Droplet, Droplets, Equal, Expand,
  Frame, Fullscreen, Grid3x3, Group, History, Layers, Maximize, MemoryStick, Minimize, Network, Plus, Repeat, Scaling, Scan, Shrink, Shuffle,
  SlidersHorizontal, Spline, SquareFunction, StepForward, StickyNote, Target, TrendingUp, Variable, Waves, X, type LucideIcon,
} from 'lucide-react';

/** The icons that node kinds name, and those of notes and frames, by lucide's own names. A list by hand, so that the bundle carries these and no others. */
const ICONS: Readonly<Record<string, LucideIcon>> = {
  'align-justify': AlignJustify, 'arrow-right': ArrowRight, 'audio-lines': AudioLines, 'book-a': BookA, 'chart-column': ChartColumn,
  'cloud-fog': CloudFog, combine: Combine, database: Database, droplet: Droplet, droplets: Droplets, equal: Equal, expand: Expand,
  frame: Frame, fullscreen: Fullscreen, 'grid-3x3': Grid3x3, group: Group, history: History, layers: Layers, maximize: Maximize,
  'memory-stick': MemoryStick, minimize: Minimize, network: Network, plus: Plus, repeat: Repeat, scaling: Scaling, scan: Scan,
  shrink: Shrink, shuffle: Shuffle, 'sliders-horizontal': SlidersHorizontal, spline: Spline, 'square-function': SquareFunction,
  'step-forward': StepForward, 'sticky-note': StickyNote, target: Target, 'trending-up': TrendingUp, variable: Variable, waves: Waves, x: X,
};

export function hasIcon(name: string): boolean {
  return Object.hasOwn(ICONS, name);
}

/** A kind's icon by its name; a question mark for kinds that this version does not know. */
export function Icon({ name, size = 16, color = 'currentColor' }: { readonly name: string; readonly size?: number; readonly color?: string }) {
  const Drawn = (hasIcon(name) ? ICONS[name] : undefined) ?? CircleHelp;
  return <Drawn size={size} color={color} strokeWidth={1.75} aria-hidden />;
}
