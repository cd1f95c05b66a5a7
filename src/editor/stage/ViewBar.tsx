import type { ReactNode } from 'react';
import { i18n } from '../../words/i18n.ts';
import { Select } from '../ui/Select.tsx';
import { VIEW_GROUPS, type View, type ViewGroup } from '../views/view.ts';
import styles from './stage.module.css';

const GROUP_WORDS: Readonly<Record<ViewGroup, string>> = { problem: i18n.t('The problem'), inside: i18n.t('Inside the network'), classes: i18n.t('Classes'), charts: i18n.t('Over time') };

interface ViewBarProps {
  readonly fitting: readonly View[];
  readonly view: View | null;
  readonly onChange: (id: string) => void;
  /** Of the chooser, to tell several from each other. */
  readonly label?: string;
  /** What can be done with the place. */
  readonly children?: ReactNode;
}

/** Above every view: which one it is, the others that fit, and what can be done with its place. */
export function ViewBar({ fitting, view, onChange, label = i18n.t('Picture'), children }: ViewBarProps) {
  const options = VIEW_GROUPS.flatMap((group) =>
    fitting.filter((each) => each.group === group).map((each) => ({ value: each.id, label: each.label, note: each.summary, group: GROUP_WORDS[group] })));
  return (
    <div className={styles['bar']}>
      <div className={styles['choice']}>{view ? <Select label={label} value={view.id} options={options} onChange={onChange} /> : null}</div>
      <div className={styles['tools']}>{children}</div>
    </div>
  );
}
