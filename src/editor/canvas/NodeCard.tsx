import { CircleAlert, CircleHelp, Clock, FastForward, Lock, SlidersHorizontal, TriangleAlert, Unplug } from 'lucide-react';
import { memo, type ComponentType, type CSSProperties } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useHeldRules } from '../lessons/heldRules.ts';
import { LiveStrip } from '../live/LiveStrip.tsx';
import { LossStrip } from '../live/LossStrip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { classes } from '../ui/classes.ts';
import styles from './NodeCard.module.css';
import { STATE_WORDS, type NodeState, type NodeView, type PortView } from './nodeView.ts';

export interface PortProps {
  readonly node: string;
  readonly side: 'input' | 'output';
  readonly port: PortView;
}

interface NodeCardProps {
  readonly view: NodeView;
  readonly selected: boolean;
  /** Pointed at here, in the problems or in the code. */
  readonly pointed?: boolean;
  /** Draws the point where a wire is taken up; given by the flow adapter. */
  readonly Port: ComponentType<PortProps>;
}

const LOCKED = i18n.t('Locked by the lesson: it stays, with its settings');

/** Every node of every kind, drawn from its view. */
export const NodeCard = memo(function NodeCard({ view, selected, pointed = false, Port }: NodeCardProps) {
  const { id, inputs, outputs, state } = view;
  const hue = view.category ? `var(--category-${view.category})` : 'var(--line-strong)';
  const locked = useHeldRules(({ rules }) => rules?.locked.has(id) === true);
  const named = inputs.length > 1 || outputs.length > 1;
  return (
    <div className={classes(styles['card'], selected && styles['selected'])} data-state={state} data-stack={view.stack ? '' : undefined} data-pointed={pointed ? '' : undefined} style={{ '--hue': hue } as CSSProperties}>
      <div className={styles['body']}>
        {!named && inputs.map((port) => <Port key={port.name} node={id} side="input" port={port} />)}
        {!named && outputs.map((port) => <Port key={port.name} node={id} side="output" port={port} />)}
        <div className={styles['title']}>
          <span className={styles['icon']}><Icon name={view.icon} size={15} /></span>
          <span className={styles['name']}>{view.name}</span>
          {view.tag ? <span className={styles['tag']} translate="no">{view.tag}</span> : null}
          {locked ? <span className={styles['lock']} role="img" aria-label={LOCKED} title={LOCKED}><Lock size={13} aria-hidden /></span> : null}
        </div>
        {view.headline ? <div className={styles['headline']}>{view.headline}</div> : null}
        {view.shape || view.parameters ? (
          <div className={styles['figures']}>
            <span>{view.shape}</span>
            {view.parameters ? <span className={styles['parameters']} title={i18n.t('Parameters')}><SlidersHorizontal size={11} aria-hidden />{view.parameters}</span> : null}
          </div>
        ) : null}
      </div>
      {named ? <NamedPorts view={view} Port={Port} /> : null}
      {view.category === 'loss' ? <LossStrip node={id} /> : <LiveStrip node={view.picture} card={id} name={view.name} compact={named} />}
      {state === 'ok' ? null : <StateLine state={state} message={view.message} />}
    </div>
  );
});

/** Where a side has several ports, each has a row of its own with its name, and its shape when one leaves it. */
function NamedPorts({ view, Port }: Omit<NodeCardProps, 'selected' | 'pointed'>) {
  return (
    <div className={styles['ports']}>
      {view.inputs.map((port) => (
        <div key={port.name} className={styles['row']}>
          <Port node={view.id} side="input" port={port} />
          <span className={port.wired ? undefined : styles['free']}>{port.label}</span>
        </div>
      ))}
      {view.outputs.map((port) => (
        <div key={port.name} className={classes(styles['row'], styles['leaving'])}>
          <span className={styles['portShape']}>{port.shape}</span>
          <span>{port.label}</span>
          <Port node={view.id} side="output" port={port} />
        </div>
      ))}
    </div>
  );
}

/** A sign for each state, beside its word. */
export const STATE_ICONS = { unconnected: Unplug, problem: CircleAlert, warning: TriangleAlert, waiting: Clock, dead: Unplug, unknown: CircleHelp, bypassed: FastForward } as const;

function StateLine({ state, message }: { readonly state: Exclude<NodeState, 'ok'>; readonly message: string }) {
  const Sign = STATE_ICONS[state];
  const line = (
    <div className={styles['state']}>
      <Sign size={13} aria-hidden />
      {STATE_WORDS[state]}
    </div>
  );
  return message ? <Tooltip text={message}>{line}</Tooltip> : line;
}
