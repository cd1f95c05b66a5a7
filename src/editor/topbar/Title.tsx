import { useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import { editDocument, useDocument, useDocumentStore } from '../stores/documentStore.ts';
import styles from './TopBar.module.css';

/** The graph's title, to be edited in place: Enter keeps it, Escape brings the old one back. */
export function Title() {
  const { title } = useDocument().meta;
  const unsaved = useDocumentStore((state) => state.history.present !== state.saved);
  const [draft, setDraft] = useState<string | null>(null);

  function keep(): void {
    const next = draft?.trim();
    setDraft(null);
    if (next && next !== title) editDocument({ type: 'setMeta', meta: { title: next } }, i18n.t('Rename the graph'));
  }

  return (
    <span className={styles['titleBox']}>
      <input
        className={styles['title']}
        aria-label={i18n.t('Title of the graph')}
        value={draft ?? title}
        maxLength={200}
        size={Math.min(Math.max((draft ?? title).length + 1, 8), 40)}
        onChange={(event) => { setDraft(event.target.value); }}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') setDraft(null);
        }}
      />
      <span className={styles['unsaved']} title={i18n.t('Changed since it was saved to a file. The browser keeps it meanwhile.')}>
        {unsaved ? '•' : ''}
        <span className={styles['hidden']}>{unsaved ? i18n.t('Changed since it was saved') : ''}</span>
      </span>
    </span>
  );
}
