import styles from './planeClasses.module.css';

interface ClassMarkProps {
  readonly x: number;
  readonly y: number;
  readonly index: number;
  readonly size?: number;
  /** What the net says differs. */
  readonly wrong?: boolean;
}

/** One example of a class, told by colour and by shape; a wrong one has a dark edge. */
export function ClassMark({ x, y, index, size = 5, wrong = false }: ClassMarkProps) {
  return <path className={styles['mark']} data-wrong={wrong ? '' : undefined} d={markPath(index, x, y, size)} style={{ fill: `var(--class-${index % 10})` }} />;
}

/** Corners as angles (from the top, clockwise) and distances, so that all shapes seem as large. */
const SHAPES: readonly (readonly (readonly [turn: number, reach: number])[])[] = [
  [],
  regular(4, 1.25, 0.125),
  regular(3, 1.4),
  regular(4, 1.3),
  star(4, 1.5, 0.6),
  regular(3, 1.4, 0.5),
  star(5, 1.5, 0.65),
  regular(5, 1.2),
  star(4, 1.5, 0.6, 0.125),
  regular(6, 1.15),
];

function regular(corners: number, reach: number, from = 0): readonly (readonly [number, number])[] {
  return Array.from({ length: corners }, (_, corner) => [from + corner / corners, reach] as const);
}

function star(points: number, far: number, near: number, from = 0): readonly (readonly [number, number])[] {
  return Array.from({ length: 2 * points }, (_, corner) => [from + corner / (2 * points), corner % 2 === 0 ? far : near] as const);
}

function markPath(index: number, x: number, y: number, size: number): string {
  const corners = SHAPES[index % SHAPES.length] ?? [];
  if (corners.length === 0) return `M${x - size} ${y}a${size} ${size} 0 1 0 ${2 * size} 0a${size} ${size} 0 1 0 ${-2 * size} 0Z`;
  const places = corners.map(([turn, reach]) => {
    const angle = 2 * Math.PI * turn;
    return `${(x + size * reach * Math.sin(angle)).toFixed(2)} ${(y - size * reach * Math.cos(angle)).toFixed(2)}`;
  });
  return `M${places.join('L')}Z`;
}
