import { Fragment } from 'react';
import { i18n } from '../../words/i18n.ts';
import { setOverlay, useOverlayStore } from '../stores/overlayStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { actionLabel } from './action.ts';
import { actionGroups } from './all.ts';
import styles from './HelpDialog.module.css';
import { shortcutText } from './shortcut.ts';

const BY_HAND: readonly (readonly [what: string, how: string])[] = [
  [i18n.t('Add a node'), i18n.t('Drag it from the palette, or press it there. Drop it on a wire to put it in between.')],
  [i18n.t('Put a node into a wire'), i18n.t('Drag it there from the palette or from the canvas. A wire dropped on the background asks what comes next.')],
  [i18n.t('See what can be done'), i18n.t('Press the right button, or press long, on a node, a wire or the background.')],
  [i18n.t('Draw a wire'), i18n.t('Drag from the right edge of a node to the left edge of the next. On a touch screen: press one port, then the other, or drag. With the keyboard: C on a node or a port lists what it can be connected to.')],
  [i18n.t('Move about'), i18n.t('Drag the background; the wheel, or two fingers, zooms.')],
  [i18n.t('Walk through the graph'), i18n.t('Tab to a node; Left and Right go along the wires, Up and Down to what lies there, Home and End to the first and the last. Tab goes on to its ports.')],
  [i18n.t('Set a node'), i18n.t('Enter on a selected node goes to its first setting, F2 to its name, Escape back.')],
  [i18n.t('Select several'), i18n.t('Hold Shift and drag a box, or hold Ctrl and press. With the keyboard: Shift with an arrow key chooses along the way.')],
  [i18n.t('Place a node'), i18n.t('Drag it: near the line of another node it steps onto it. Hold Alt to place it freely.')],
  [i18n.t('Move the selected nodes'), i18n.t('Alt with an arrow key; with Shift in larger steps. Where no node has the focus, an arrow key alone.')],
];

/** All shortcuts, read from the same list that the menus and the keyboard use. */
export function HelpDialog() {
  const open = useOverlayStore((state) => state.help);
  return (
    <Dialog open={open} onClose={() => { setOverlay({ help: false }); }} title={i18n.t('Shortcuts and gestures')} scrolls>
      <div className={styles['groups']}>
        <section>
          <h3>{i18n.t('On the canvas')}</h3>
          <dl className={styles['gestures']}>
            {BY_HAND.map(([what, how]) => (
              <Fragment key={what}>
                <dt>{what}</dt>
                <dd>{how}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
        {actionGroups.map(({ title, actions }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl className={styles['keys']}>
              {actions.filter((action) => action.shortcuts).map((action) => (
                <Fragment key={action.id}>
                  <dt>{actionLabel(action).replace(/ ?“.*”$/, '')}</dt>
                  <dd>{action.shortcuts?.map((shortcut) => <kbd key={shortcut}>{shortcutText(shortcut)}</kbd>)}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
