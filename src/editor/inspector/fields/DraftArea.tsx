import styles from './fields.module.css';
import { useDraft } from './useDraft.ts';

interface DraftAreaProps {
  readonly id: string;
  readonly shown: string;
  readonly commit: (text: string) => void;
  readonly maxLength: number;
}

/** Lines of text that stand for a value. Enter begins a new one; Ctrl+Enter or leaving the field takes the text over. */
export function DraftArea({ id, shown, commit, maxLength }: DraftAreaProps) {
  const { input } = useDraft(shown, (text) => {
    commit(text);
    return null;
  });
  return (
    <textarea
      {...input}
      id={id}
      className={styles['area']}
      rows={8}
      maxLength={maxLength}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) input.onKeyDown(event);
      }}
    />
  );
}
