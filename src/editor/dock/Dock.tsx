import { ChevronDown, ChevronUp } from 'lucide-react';
import { Suspense } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import type { PanelName } from '../../lessons/places.ts';
import { useHeldRules } from '../lessons/heldRules.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { showDockTab, useSessionStore, type DockTab } from '../stores/sessionStore.ts';
import { NARROW, useMediaQuery } from '../theme/useTheme.ts';
import { Tabs } from '../ui/Tabs.tsx';
import styles from './Dock.module.css';
import { setDockOpen, useDockOpen } from './dockOpen.ts';
import { StatusLine } from './StatusLine.tsx';
import { dockViews } from './views.ts';

/** The tabs below the training bar, with the size of the whole graph at the end of their row. */
export function Dock() {
  const compilation = useCompilationStore((state) => state.compilation);
  const wanted = useSessionStore((state) => state.dockTab);
  const open = useDockOpen();
  const narrow = useMediaQuery(NARROW);
  const hidden: ReadonlySet<PanelName | DockTab> | undefined = useHeldRules(({ rules }) => rules?.hidden);
  const shown = dockViews.filter((view) => (narrow || !view.narrowOnly) && hidden?.has(view.tab) !== true && (view.shown?.(compilation) ?? true));
  const value = shown.some((view) => view.tab === wanted) ? wanted : (shown[0]?.tab ?? 'charts');
  return (
    <section aria-label={i18n.t('Views')} className={styles['dock']}>
      <Tabs<DockTab>
        label={i18n.t('Views')}
        value={value}
        onChange={showDockTab}
        folded={!open}
        end={
          <>
            <StatusLine totals={compilation.typed.totals} />
            <IconButton label={open ? i18n.t('Fold the views') : i18n.t('Open the views')} aria-expanded={open} onClick={() => { setDockOpen(!open); }}>
              {open ? <ChevronDown size={16} aria-hidden /> : <ChevronUp size={16} aria-hidden />}
            </IconButton>
          </>
        }
        tabs={shown.map(({ tab, label, count, Component }) => {
          const waiting = count?.(compilation) ?? 0;
          return {
            value: tab,
            label: waiting > 0 ? `${label} (${waiting})` : label,
            content: (
              <Suspense fallback={<div className={styles['waiting']} aria-busy />}>
                <Component />
              </Suspense>
            ),
          };
        })}
      />
    </section>
  );
}
