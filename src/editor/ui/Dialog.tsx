import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { i18n } from '../../words/i18n.ts';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { useGivenBackFocus } from './givenBackFocus.ts';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string;
  /** `left` and `right` are sheets over the canvas; their content goes to the edge. */
  readonly place?: 'centre' | 'left' | 'right';
  /** `alertdialog` for a message that must be read. */
  readonly role?: 'dialog' | 'alertdialog';
  /** Text longer than the window, with nothing in it that takes the focus: it can be focused itself, so that keys scroll it. */
  readonly scrolls?: boolean;
  /** As wide as the page allows, for work and not for words. */
  readonly wide?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A window over the page that takes the keyboard until it is closed (Escape, the cross, a press outside). */
export function Dialog(props: DialogProps) {
  const { open, onClose } = props;
  return (
    <Radix.Root open={open} onOpenChange={(next) => { if (!next) onClose(); }}>
      {open ? <Opened {...props} /> : null}
    </Radix.Root>
  );
}

function Opened({ onClose, title, description, place = 'centre', role = 'dialog', scrolls = false, wide = false, actions, children }: DialogProps) {
  const giveBack = useGivenBackFocus();
  return (
    <Radix.Portal>
      <Radix.Overlay className={styles['overlay']} />
      <Radix.Content className={classes(styles['content'], styles[place], wide && styles['wide'])} role={role} onCloseAutoFocus={giveBack} {...(description ? {} : { 'aria-describedby': undefined })}>
        <div className={styles['head']}>
          <Radix.Title className={styles['title']}>{title}</Radix.Title>
          {/* No tooltip: it would open with the first focus, and take the first Escape for itself. */}
          <Button look="quiet" aria-label={i18n.t('Close')} className={styles['close']} onClick={onClose}>
            <X size={16} aria-hidden />
          </Button>
        </div>
        {description ? <Radix.Description className={styles['description']}>{description}</Radix.Description> : null}
        <div className={styles[place === 'centre' ? 'body' : 'bare']} {...(scrolls ? { tabIndex: 0, role: 'region', 'aria-label': title } : {})}>{children}</div>
        {actions ? <div className={styles['actions']}>{actions}</div> : null}
      </Radix.Content>
    </Radix.Portal>
  );
}
