import { lazy, Suspense } from 'react';
import { i18n } from '../../words/i18n.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { useHidden } from '../lessons/heldRules.ts';
import { showSideTab, useSessionStore, type SideTab } from '../stores/sessionStore.ts';
import { Tabs } from '../ui/Tabs.tsx';

const LessonView = lazy(async () => {
  const [view, { loadLessons }] = await Promise.all([import('../lessons/LessonView.tsx'), import('../lessons/lessons.ts')]);
  await loadLessons();
  return { default: view.LessonView };
});

/** The right panel: settings of what is selected, or the lesson, which is read beside the graph that it speaks of. */
export function SidePanel() {
  const wanted = useSessionStore((state) => state.sideTab);
  const withoutSettings = useHidden('settings');
  const tab = withoutSettings ? 'lesson' : wanted;
  return (
    <Tabs<SideTab>
      label={i18n.t('Side panel')}
      value={tab}
      onChange={showSideTab}
      tabs={[
        ...(withoutSettings ? [] : [{ value: 'settings' as const, label: i18n.t('Settings'), content: <Inspector /> }]),
        {
          value: 'lesson',
          label: i18n.t('Lesson'),
          content: (
            <Suspense fallback={<div aria-busy />}>
              <LessonView />
            </Suspense>
          ),
        },
      ]}
    />
  );
}
