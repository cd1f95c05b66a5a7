import { useState, type KeyboardEvent } from 'react';

interface Draft {
  readonly text: string;
  readonly reason: string | null;
}

/**
 * What is being typed into a field, apart from the value it stands for. Enter or leaving the field
 * commits; a text that cannot be used stays as it was typed, with the reason, and the value stays the
 * last good one; Escape brings that back.
 * @param shown the value as text; when it changes (undo, another field), the draft gives way to it.
 * @param commit takes the text, and says in a sentence why it cannot, or null.
 */
export function useDraft(shown: string, commit: (text: string) => string | null) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [before, setBefore] = useState(shown);
  if (before !== shown) {
    setBefore(shown);
    setDraft(null);
  }

  const finish = () => {
    if (!draft) return;
    const reason = draft.text === shown ? null : commit(draft.text);
    setDraft(reason === null ? null : { ...draft, reason });
  };

  return {
    reason: draft?.reason ?? null,
    discard: () => {
      setDraft(null);
    },
    input: {
      value: draft?.text ?? shown,
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
        setDraft({ text: event.currentTarget.value, reason: null });
      },
      onBlur: finish,
      onKeyDown: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape' && draft) {
          event.stopPropagation();
          setDraft(null);
        }
      },
    },
  };
}
