import { Columns2, Minimize2, PictureInPicture2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { i18n } from '../../words/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import type { View } from '../views/view.ts';
import styles from './stage.module.css';
import { endLarge, makeLarge, takeOut, useStageStore, type Large } from './stageStore.ts';
import { useViews, type Staged } from './useStage.ts';
import { ViewBar } from './ViewBar.tsx';
import { ViewBody } from './ViewBody.tsx';

interface LargeViewsProps {
  /** Narrow screens have no place for two, nor for a window. */
  readonly narrow: boolean;
}

/** One view over the whole workbench, or two beside each other. */
export function LargeViews({ narrow }: LargeViewsProps) {
  const large = useStageStore((state) => state.large);
  return large ? <Over large={large} narrow={narrow} /> : null;
}

function Over({ large, narrow }: LargeViewsProps & { readonly large: Large }) {
  const staged = useViews();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    back.current?.focus();
    const close = (event: KeyboardEvent) => {
      // A list that is open closes first.
      if (event.key === 'Escape' && !event.defaultPrevented && document.querySelector('[role="listbox"], [role="dialog"], [role="menu"]') === null) endLarge();
    };
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('keydown', close);
      // By then the workbench is there again.
      setTimeout(() => { if (before instanceof HTMLElement) before.focus(); });
    };
  }, []);
  const { fitting } = staged;
  const first = fitting.find(({ id }) => id === large.first) ?? fitting[0] ?? null;
  const second = fitting.find(({ id }) => id === large.second && id !== first?.id) ?? null;
  const other = fitting.find(({ id }) => id === 'curves' && id !== first?.id) ?? fitting.find(({ id }) => id !== first?.id);
  return (
    <div className={styles['large']}>
      <LargePlace name={i18n.t('Large picture')} staged={staged} view={first} onChange={(id) => { makeLarge(id, second?.id); }}>
        {!narrow && !second && other && first ? <Button onClick={() => { makeLarge(first.id, other.id); }}><Columns2 size={15} aria-hidden />{i18n.t('Put another beside it')}</Button> : null}
        {!narrow && first ? <IconButton label={i18n.t('Take out over the canvas')} onClick={() => { takeOut(first.id); }}><PictureInPicture2 size={16} aria-hidden /></IconButton> : null}
        <Button ref={back} onClick={endLarge}><Minimize2 size={15} aria-hidden />{i18n.t('Back to the graph')}</Button>
      </LargePlace>
      {!narrow && first && second ? (
        <LargePlace name={i18n.t('Second picture')} staged={staged} view={second} onChange={(id) => { if (id !== first.id) makeLarge(first.id, id); }}>
          <IconButton label={i18n.t('Close this picture')} onClick={() => { makeLarge(first.id); }}><X size={16} aria-hidden /></IconButton>
        </LargePlace>
      ) : null}
    </div>
  );
}

interface LargePlaceProps {
  readonly name: string;
  readonly staged: Staged;
  readonly view: View | null;
  readonly onChange: (id: string) => void;
  readonly children: React.ReactNode;
}

function LargePlace({ name, staged, view, onChange, children }: LargePlaceProps) {
  return (
    <section className={styles['place']} aria-label={name}>
      <ViewBar fitting={staged.fitting} view={view} onChange={onChange} label={name}>{children}</ViewBar>
      <ViewBody staged={staged} view={view} />
    </section>
  );
}
