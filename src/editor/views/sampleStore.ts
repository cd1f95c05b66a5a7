/** The sample that every view looks at: chosen in one of them, it is the sample in all. */
import { useMemo } from 'react';
import { create } from 'zustand';
import type { Program } from '../../compiler/program.ts';
import type { Samples } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { useRunStore } from '../stores/runStore.ts';
import { onlySource } from './programForm.ts';

export type Split = 'train' | 'validation';

export type Sample =
  /** A row of the data. */
  | { readonly kind: 'row'; readonly split: Split; readonly row: number }
  /** One that a person made, such as a digit drawn on the pad; numbers as the network gets them. */
  | { readonly kind: 'made'; readonly features: Float32Array; readonly what: string };

interface SampleState {
  /** Null until a person chose one: then it is the first row. */
  readonly chosen: Sample | null;
}

export const useSampleStore = create<SampleState>()(() => ({ chosen: null }));

export function chooseSample(chosen: Sample | null): void {
  useSampleStore.setState({ chosen });
}

// Another graph has other rows.
useRunStore.subscribe((now, before) => {
  if (now.program?.sources !== before.program?.sources && JSON.stringify(now.program?.sources) !== JSON.stringify(before.program?.sources)) chooseSample(null);
});

/** The chosen sample, or the first row of the data: of those held back for validation where there are any. */
export function useSample(program: Program): Sample {
  const chosen = useSampleStore((store) => store.chosen);
  const source = onlySource(program);
  const held = useRunStore((store) => (source ? (store.data[source.node]?.validationRows ?? source.validationRows) : 0));
  return useMemo(() => chosen ?? { kind: 'row', split: held > 0 ? 'validation' : 'train', row: 0 }, [chosen, held]);
}

/** As a probe asks for it; the same object for the same sample. */
export function useSamples(program: Program): Samples {
  const sample = useSample(program);
  return useMemo(() => (sample.kind === 'row' ? { kind: 'rows', split: sample.split, rows: [sample.row] } : { kind: 'given', rows: 1, features: sample.features }), [sample]);
}

/** `validation row 12`, or what a person made. */
export function sampleName(sample: Sample): string {
  if (sample.kind === 'made') return sample.what;
  const { split, row } = sample;
  return split === 'train' ? i18n.t('training row {row}', { row }) : i18n.t('validation row {row}', { row });
}

/** The same at the beginning of a line. */
export function rowTitle(split: Split, row: number): string {
  return split === 'train' ? i18n.t('Training row {row}', { row }) : i18n.t('Validation row {row}', { row });
}
