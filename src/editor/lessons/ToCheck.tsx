import { ArrowDown } from 'lucide-react';
import { useEffect, useState, type RefObject } from 'react';
import type { Check } from '../../lessons/lesson.ts';
import { i18n } from '../../words/i18n.ts';
import styles from './LessonPlayer.module.css';

/** What stands under a step's text at the foot of the panel, and as much of the check as makes it seen; in pixels. */
const UNSEEN = 112;

/** The way to a check that lies out of sight below a long text, so that nobody overlooks that something is asked. */
export function ToCheck({ check, place }: { readonly check: Check; readonly place: RefObject<HTMLElement | null> }) {
  const below = useBelow(place);
  if (!below) return null;
  const go = (): void => {
    place.current?.scrollIntoView({ block: 'center' });
    // The button goes away; what is asked comes next for keyboard and screen reader.
    place.current?.focus({ preventScroll: true });
  };
  return (
    <button type="button" className={styles['toCheck']} onClick={go}>
      <ArrowDown size={14} aria-hidden />
      <span>{i18n.t('To the check: {words}', { words: wordsOf(check) })}</span>
    </button>
  );
}

function wordsOf(check: Check): string {
  switch (check.kind) {
    case 'run':
      return i18n.t('a run');
    case 'change':
      return i18n.t('a change in the graph');
    case 'goal':
      return i18n.t('a goal');
    default:
      return check.question;
  }
}

/** Whether an element lies under what is seen of the panel that scrolls it. */
function useBelow(place: RefObject<HTMLElement | null>): boolean {
  const [below, setBelow] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      ([entry]) => { if (entry) setBelow(!entry.isIntersecting && entry.rootBounds !== null && entry.boundingClientRect.top >= entry.rootBounds.bottom); },
      { root: element.closest('[role="region"]'), rootMargin: ['0px', '0px', `${-UNSEEN}px`, '0px'].join(' ') },
    );
    watch.observe(element);
    return () => { watch.disconnect(); };
  }, [place]);
  return below;
}
