import type { Program } from '../../../compiler/program.ts';
import type { TokenRules } from '../../../datasets/text/tokens.ts';
import { onlyLoss, onlySource } from '../programForm.ts';

export interface TextForm extends TokenRules {
  readonly vocabulary: readonly string[];
  readonly window: number;
}

/** A text as the only data set, and one output for each of its tokens; else null. */
export function textForm(program: Program): TextForm | null {
  const source = onlySource(program);
  const shape = onlyLoss(program)?.predictionType.shape;
  if (source?.source !== 'textWindows' || shape?.length !== 1 || shape[0] !== source.labels.classes) return null;
  const { vocabulary, unit, lowercase, window } = source.params;
  return { vocabulary: Array.isArray(vocabulary) ? vocabulary.map(String) : [], unit: unit === 'words' ? 'words' : 'characters', lowercase: lowercase === true, window: Number(window) };
}
