/** What a step of a lesson can point at beside the nodes of its graph. The editor knows where each of them is. */

export const PANELS = ['canvas', 'palette', 'settings', 'picture', 'charts', 'problems', 'code', 'trainingBar'] as const;
export type PanelName = (typeof PANELS)[number];

export const BUTTONS = ['train', 'step', 'stop', 'reset', 'speed'] as const;
export type ButtonName = (typeof BUTTONS)[number];
