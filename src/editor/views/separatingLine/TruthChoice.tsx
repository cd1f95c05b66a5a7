import type { ProgramSource } from '../../../compiler/program.ts';
import { i18n } from '../../../words/i18n.ts';
import { editDocument } from '../../stores/documentStore.ts';
import { run } from '../../stores/runStore.ts';
import { Select } from '../../ui/Select.tsx';
import styles from '../views.module.css';
import { truthLabels, TRUTH_NAMES, TRUTHS, type Place, type TruthName } from './line.ts';

interface TruthChoiceProps {
  readonly source: ProgramSource;
  readonly places: readonly Place[];
  readonly truth: TruthName | null;
}

/** Puts another truth function in the place of the labels and begins again; only for a table of the four corners. */
export function TruthChoice({ source, places, truth }: TruthChoiceProps) {
  if (source.source !== 'table' || !truthLabels('or', places)) return null;
  return (
    <div>
      <span className={styles['controlName']}>{i18n.t('Labels')}</span>
      <Select<TruthName | 'own'>
        label={i18n.t('Labels')}
        value={truth ?? 'own'}
        options={[...TRUTH_NAMES.map((name) => ({ value: name, label: TRUTHS[name].label })), ...(truth ? [] : [{ value: 'own' as const, label: i18n.t('Your own') }])]}
        onChange={(name) => {
          if (name === 'own') return;
          const labels = truthLabels(name, places);
          if (!labels) return;
          editDocument({ type: 'setParams', id: source.node, params: { labels: labels.map((label) => [label]) } }, i18n.t('Use the labels of {function}', { function: TRUTHS[name].label }));
          // The old run knows other labels; asking for new ones is asking to begin again.
          run.reset();
        }}
      />
    </div>
  );
}
