import { lazy, Suspense } from 'react';
import { Inspector } from '../inspector/Inspector.tsx';
import { showSideTab, useSessionStore, type SideTab } from '../stores/sessionStore.ts';
import { Tabs } from '../ui/Tabs.tsx';

const LessonView = lazy(() => import('../lessons/LessonView.tsx').then((module) => ({ default: module.LessonView })));

/** The right panel: settings of what is selected, or the lesson, which is read beside the graph that it speaks of. */
export function SidePanel() {
  const tab = useSessionStore((state) => state.sideTab);
  return (
    <Tabs<SideTab>
      label="Side panel"
      value={tab}
      onChange={showSideTab}
      tabs={[
        { value: 'settings', label: 'Settings', content: <Inspector /> },
        {
          value: 'lesson',
          label: 'Lesson',
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
