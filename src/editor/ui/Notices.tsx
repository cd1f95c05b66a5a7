import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { i18n } from '../../words/i18n.ts';
import { dismissNotice, useSessionStore, type Notice } from '../stores/sessionStore.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import styles from './Notices.module.css';

const SIGNS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

/** Long enough to read three lines twice; errors stay until they are closed. */
const STAY_MS = { error: Infinity, warning: 12_000, info: 5_000 } as const;

/** Time to make up one's mind. */
const WITH_ACTION_MS = 12_000;

function durationOf({ action, severity, stays }: Notice): number {
  if (stays) return Infinity;
  return action ? Math.max(WITH_ACTION_MS, STAY_MS[severity]) : STAY_MS[severity];
}

/** Errors say what was found, what was expected and what to do: words that need the whole width. */
function isLong({ severity, stays }: Notice): boolean {
  return stays === true || severity === 'error';
}

/** Messages that come and go in the corner; the keyboard reaches them with F8. */
export function Notices() {
  const notices = useSessionStore((state) => state.notices);
  return (
    <Toast.Provider label={i18n.t('Messages')} swipeDirection="right">
      {notices.map((notice) => {
        const Sign = SIGNS[notice.severity];
        return (
          <Toast.Root
            key={notice.id}
            className={styles['notice']}
            data-severity={notice.severity}
            type={notice.severity === 'info' ? 'background' : 'foreground'}
            duration={durationOf(notice)}
            onOpenChange={(open) => { if (!open) dismissNotice(notice.id); }}
          >
            <span className={styles['sign']}><Sign size={16} aria-hidden /></span>
            <div className={styles['words']}>
              <Toast.Title className={styles['title']}>{notice.title}</Toast.Title>
              <Toast.Description asChild>
                <div>{notice.lines.map((line) => <p key={line}>{line}</p>)}</div>
              </Toast.Description>
              {isLong(notice) ? <NoticeAction notice={notice} /> : null}
            </div>
            {isLong(notice) ? null : <NoticeAction notice={notice} />}
            <Toast.Close asChild>
              <IconButton label={i18n.t('Close the message')}><X size={14} aria-hidden /></IconButton>
            </Toast.Close>
          </Toast.Root>
        );
      })}
      <Toast.Viewport className={styles['corner']} />
    </Toast.Provider>
  );
}

/** Beside the few words of a message that goes by; under the longer ones of an error, or of a message that stays. */
function NoticeAction({ notice: { action, title } }: { readonly notice: Notice }) {
  if (!action) return null;
  return (
    <Toast.Action asChild altText={`${action.label}: ${title}`}>
      <Button className={styles['action']} onClick={action.press}>{action.label}</Button>
    </Toast.Action>
  );
}
