import { downloadLayersModel, downloadTrainedWeights, keepTrainedWeights, pickWeights } from '../files/weights.ts';
import { useRunStore } from '../stores/runStore.ts';
import type { Action } from './action.ts';

const hasRun = (): boolean => useRunStore.getState().program !== null;

export const keepWeights: Action = { id: 'keep-weights', label: 'Keep trained weights in the graph', enabled: hasRun, run: keepTrainedWeights };
export const saveWeights: Action = { id: 'save-weights', label: 'Save trained weights', enabled: hasRun, run: downloadTrainedWeights };
export const saveLayersModel: Action = { id: 'save-layers-model', label: 'Save as a TensorFlow.js model', enabled: hasRun, run: downloadLayersModel };
export const openWeights: Action = { id: 'open-weights', label: 'Open weights…', run: pickWeights };
