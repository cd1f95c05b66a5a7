/** The dock's views. To add one is to add a file and a line here; each is loaded when it is first shown. */
import { lazy, type ComponentType } from 'react';
import type { Compilation } from '../../compiler/diagnostic.ts';
import { i18n } from '../../words/i18n.ts';
import type { DockTab } from '../stores/sessionStore.ts';

export interface DockView {
  readonly tab: DockTab;
  readonly label: string;
  readonly Component: ComponentType;
  /** How many things wait in it; shown beside the label where there are any. */
  readonly count?: (compilation: Compilation) => number;
  /** False while there is nothing to show: the tab is then not there. Always shown when left out. */
  readonly shown?: (compilation: Compilation) => boolean;
  /** True for what has a place of its own on wide screens. */
  readonly narrowOnly?: boolean;
}

export const dockViews: readonly DockView[] = [
  { tab: 'charts', label: i18n.t('Charts'), Component: lazy(() => import('./ChartsView.tsx').then((module) => ({ default: module.ChartsView }))) },
  { tab: 'runs', label: i18n.t('Runs'), Component: lazy(() => import('../runs/RunsView.tsx').then((module) => ({ default: module.RunsView }))) },
  { tab: 'picture', label: i18n.t('Picture'), narrowOnly: true, Component: lazy(() => import('../stage/StageTab.tsx')) },
  {
    tab: 'problems',
    label: i18n.t('Problems'),
    count: (compilation) => compilation.diagnostics.length,
    Component: lazy(() => import('./ProblemsView.tsx').then((module) => ({ default: module.ProblemsView }))),
  },
  { tab: 'outline', label: i18n.t('Outline'), Component: lazy(() => import('../access/OutlineView.tsx')) },
  { tab: 'code', label: i18n.t('Code'), Component: lazy(() => import('./CodeView.tsx')) },
];
