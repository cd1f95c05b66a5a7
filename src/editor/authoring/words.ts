/** What the parts of a lesson are called while it is written. */
import type { CheckKind } from '../../lessons/draft.ts';
import type { Comparison } from '../../lessons/lesson.ts';
import type { ButtonName, PanelName } from '../../lessons/places.ts';
import { i18n } from '../../words/i18n.ts';

export const CHECK_WORDS: Readonly<Record<CheckKind, { readonly label: string; readonly note: string }>> = {
  predict: { label: i18n.t('A prediction'), note: i18n.t('Asked before a run; any guess will do, and the run tells the truth') },
  run: { label: i18n.t('A run'), note: i18n.t('So many steps of training, whatever was changed') },
  change: { label: i18n.t('A change of the graph'), note: i18n.t('A setting is other than at first, or as you say') },
  goal: { label: i18n.t('A goal'), note: i18n.t('What one run must reach, and with how much') },
  choice: { label: i18n.t('A question with answers to choose from'), note: i18n.t('Done with the right answer') },
  number: { label: i18n.t('A question for a number'), note: i18n.t('Done with a number that is near enough') },
  text: { label: i18n.t('A question to write about'), note: i18n.t('Done with any words; they are for you') },
};

export const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  atLeast: i18n.t('at least'),
  atMost: i18n.t('at most'),
  above: i18n.t('more than'),
  below: i18n.t('less than'),
  equals: i18n.t('exactly'),
  differs: i18n.t('other than'),
};

export const PANEL_WORDS: Readonly<Record<PanelName, string>> = {
  canvas: i18n.t('Canvas'),
  palette: i18n.t('Palette'),
  settings: i18n.t('Settings'),
  picture: i18n.t('Picture'),
  charts: i18n.t('Charts'),
  problems: i18n.t('Problems'),
  code: i18n.t('Code'),
  trainingBar: i18n.t('Training bar'),
};

export const BUTTON_WORDS: Readonly<Record<ButtonName, string>> = {
  train: i18n.t('Train'),
  step: i18n.t('Step'),
  stop: i18n.t('Stop'),
  reset: i18n.t('Reset'),
  speed: i18n.t('Speed'),
};
