import { Crosshair, X } from 'lucide-react';
import { useId } from 'react';
import type { Lesson, Point } from '../../lessons/lesson.ts';
import { BUTTONS, PANELS, type ButtonName, type PanelName } from '../../lessons/places.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { nodeName } from '../canvas/ports.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './authoring.module.css';
import { Labelled, NONE, Part } from './forms.tsx';
import { BUTTON_WORDS, PANEL_WORDS } from './words.ts';

const MAX_POINTS = 6;

interface PointFormProps {
  readonly lesson: Lesson;
  readonly points: readonly Point[];
  readonly onChange: (points: Point[] | undefined) => void;
}

/** What a step points at while it is shown: nodes of the graph, parts of the page, buttons. */
export function PointForm({ lesson, points, onChange }: PointFormProps) {
  const id = useId();
  const selected = useSessionStore((state) => state.selectedNodes);
  const { nodes } = lesson.graph;
  const has = (point: Point) => points.some((each) => each.node === point.node && each.panel === point.panel && each.button === point.button);
  const add = (some: readonly Point[]) => { onChange([...points, ...some.filter((point) => !has(point))].slice(0, MAX_POINTS)); };
  const chosen = nodes.filter((node) => selected.includes(node.id) && !has({ node: node.id }));
  const remove = (at: number) => { onChange(points.length === 1 ? undefined : points.toSpliced(at, 1)); };
  const options = [
    { value: NONE, label: i18n.t('Choose…') },
    ...nodes.map((node) => ({ value: `node ${node.id}`, label: nodeName(node, nodeKind(node.kind)), group: i18n.t('Nodes') })),
    ...PANELS.map((panel) => ({ value: `panel ${panel}`, label: PANEL_WORDS[panel], group: i18n.t('Parts of the page') })),
    ...BUTTONS.map((button) => ({ value: `button ${button}`, label: BUTTON_WORDS[button], group: i18n.t('Buttons') })),
  ].filter(({ value }) => value === NONE || !has(pointOf(value)));
  return (
    <Part title={i18n.t('Points at')} note={i18n.t('Marked on the page while the step is shown.')}>
      {points.length > 0 ? (
        <ul className={styles['chips']}>
          {points.map((point, at) => (
            <li key={JSON.stringify(point)} className={styles['chip']}>
              {pointWords(lesson, point)}
              <Button look="quiet" aria-label={i18n.t('Do not point at {what}', { what: pointWords(lesson, point) })} onClick={() => { remove(at); }}><X size={13} aria-hidden /></Button>
            </li>
          ))}
        </ul>
      ) : null}
      {points.length < MAX_POINTS ? (
        <>
          <Labelled id={id} label={i18n.t('Point at')}>
            <Select id={id} value={NONE} options={options} onChange={(value) => { if (value !== NONE) add([pointOf(value)]); }} />
          </Labelled>
          {chosen.length > 0 ? (
            <div><Button onClick={() => { add(chosen.map((node) => ({ node: node.id }))); }}><Crosshair size={14} aria-hidden />{i18n.t('Point at what is selected on the canvas')}</Button></div>
          ) : null}
        </>
      ) : null}
    </Part>
  );
}

function pointOf(value: string): Point {
  const [type, name] = value.split(' ');
  return { [type ?? 'node']: name };
}

function pointWords({ graph }: Lesson, { node, panel, button }: Point): string {
  if (panel !== undefined) return PANEL_WORDS[panel satisfies PanelName];
  if (button !== undefined) return BUTTON_WORDS[button satisfies ButtonName];
  const found = graph.nodes.find(({ id }) => id === node);
  return found ? nodeName(found, nodeKind(found.kind)) : String(node);
}
