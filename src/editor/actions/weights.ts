import { i18n } from '../../words/i18n.ts';
import { useRunStore } from '../stores/runStore.ts';
import type { Action } from './action.ts';

/** Reading and writing the formats of weights is code that few visits need. */
const files = () => import('../files/weights.ts');

const hasRun = (): boolean => useRunStore.getState().program !== null;

export const keepWeights: Action = { id: 'keep-weights', label: i18n.t('Keep trained weights in the graph'), enabled: hasRun, run: async () => { await (await files()).keepTrainedWeights(); } };
export const saveWeights: Action = { id: 'save-weights', label: i18n.t('Save trained weights'), enabled: hasRun, run: async () => { await (await files()).downloadTrainedWeights(); } };
export const saveLayersModel: Action = { id: 'save-layers-model', label: i18n.t('Save as a TensorFlow.js model'), enabled: hasRun, run: async () => { await (await files()).downloadLayersModel(); } };
/** Works before training too: then with the weights that training would begin from. What stands in its way it says itself. */
export const saveOnnx: Action = { id: 'save-onnx', label: i18n.t('Save as an ONNX model'), run: async () => { await (await import('../files/onnx.ts')).downloadOnnx(); } };
export const openWeights: Action = { id: 'open-weights', label: i18n.t('Open weights…'), run: async () => { (await files()).pickWeights(); } };
