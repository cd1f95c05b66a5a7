import { CircleHelp, Lock, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { useHeldRules } from '../../lessons/heldRules.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import styles from './fields.module.css';

interface FieldRowProps {
  /** The id of the control that the label names. */
  readonly id: string;
  readonly label: string;
  readonly help: string;
  /** Puts the default back; left out while the value is the default. */
  readonly onReset?: (() => void) | undefined;
  /** The control takes the whole width below its label. */
  readonly wide?: boolean | undefined;
  /** The setting can be read, not changed: the open lesson keeps all that it belongs to. It may also keep this one alone. */
  readonly locked?: boolean | undefined;
  readonly children: ReactNode;
}

/** Label, help and control of one setting. The help is the control's description for screen readers. */
export function FieldRow({ id, label, help, onReset, wide = false, locked = false, children }: FieldRowProps) {
  const kept = useHeldRules(({ rules }) => rules?.fields.has(id) === true) && !locked;
  const reason = i18n.t('The lesson keeps this as it is.');
  return (
    <div className={styles['row']} data-wide={wide ? '' : undefined}>
      <div className={styles['head']}>
        <label htmlFor={id} className={styles['label']}>
          {label}
        </label>
        <Tooltip text={help} side="left">
          <button type="button" className={styles['help']} aria-label={i18n.t('About {label}', { label })}>
            <CircleHelp size={14} aria-hidden />
          </button>
        </Tooltip>
        <span id={helpId(id)} hidden>
          {locked || kept ? sentences([help, reason]) : help}
        </span>
      </div>
      <fieldset className={styles['control']} disabled={locked || kept}>{children}</fieldset>
      <div className={styles['reset']}>
        {kept ? <Tooltip text={reason} side="left"><span className={styles['kept']} role="img" aria-label={reason}><Lock size={14} aria-hidden /></span></Tooltip> : null}
        {onReset && !locked && !kept ? (
          <IconButton label={i18n.t('Reset {label}', { label })} onClick={onReset} className={styles['resetButton']}>
            <RotateCcw size={14} aria-hidden />
          </IconButton>
        ) : null}
      </div>
    </div>
  );
}

/** The id of the help text of a control, for `aria-describedby`. */
export function helpId(id: string): string {
  return `${id}-help`;
}
