import {
  Activity, ArrowDownWideNarrow, AudioWaveform, BetweenHorizontalStart, Blend, Box, ChartLine, ChartNoAxesColumn, CircleDot, CircleHelp,
  Combine, Crosshair, Database, Droplets, Expand, Filter, FlipHorizontal, Frame, FunctionSquare, Grid2x2, Grid3x3, Layers, LayoutGrid,
  ListOrdered, Merge, Minimize2, Minus, Move, Network, Percent, Plus, Repeat, Scale, ScanLine, Shuffle, Sigma, SlidersHorizontal,
  Spline, Split, Square, SquareStack, Table, Target, TrendingUp, Type, Waves, Waypoints, X, Zap, type LucideIcon,
} from 'lucide-react';

/** The icons that node kinds name, by lucide's own names. A list by hand, so that the bundle carries these and no others. */
const ICONS: Readonly<Record<string, LucideIcon>> = {
  activity: Activity, 'arrow-down-wide-narrow': ArrowDownWideNarrow, 'audio-waveform': AudioWaveform, 'between-horizontal-start': BetweenHorizontalStart,
  blend: Blend, box: Box, 'chart-line': ChartLine, 'chart-no-axes-column': ChartNoAxesColumn, 'circle-dot': CircleDot, combine: Combine,
  crosshair: Crosshair, database: Database, droplets: Droplets, expand: Expand, filter: Filter, 'flip-horizontal': FlipHorizontal, frame: Frame,
  'function-square': FunctionSquare, 'grid-2x2': Grid2x2, 'grid-3x3': Grid3x3, layers: Layers, 'layout-grid': LayoutGrid,
  'list-ordered': ListOrdered, merge: Merge, 'minimize-2': Minimize2, minus: Minus, move: Move, network: Network, percent: Percent, plus: Plus,
  repeat: Repeat, scale: Scale, 'scan-line': ScanLine, shuffle: Shuffle, sigma: Sigma, 'sliders-horizontal': SlidersHorizontal, spline: Spline,
  split: Split, square: Square, 'square-stack': SquareStack, table: Table, target: Target, 'trending-up': TrendingUp, type: Type, waves: Waves,
  waypoints: Waypoints, x: X, zap: Zap,
};

export function hasIcon(name: string): boolean {
  return Object.hasOwn(ICONS, name);
}

/** A kind's icon by its name; a question mark for kinds that this version does not know. */
export function Icon({ name, size = 16 }: { readonly name: string; readonly size?: number }) {
  const Drawn = (hasIcon(name) ? ICONS[name] : undefined) ?? CircleHelp;
  return <Drawn size={size} strokeWidth={1.75} aria-hidden />;
}
