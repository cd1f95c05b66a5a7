import { useId } from 'react';
import { withDetails, type Details, type Draft } from '../../lessons/draft.ts';
import { i18n } from '../../words/i18n.ts';
import { LANGUAGES } from '../../words/language.ts';
import { NumberInput } from '../ui/NumberInput.tsx';
import { Select } from '../ui/Select.tsx';
import { editDraft } from './authoringStore.ts';
import { Labelled, Line, Passage } from './forms.tsx';

const set = (details: Details, mergeKey: string) => { editDraft((draft) => withDetails(draft, details), mergeKey); };

/** What the lesson is called, how long it takes, in which language it is. */
export function AboutForm({ draft }: { readonly draft: Draft }) {
  const [minutes, language] = [useId(), useId()];
  const languages = LANGUAGES.filter(({ pseudo }) => pseudo !== true).map(({ tag, name }) => ({ value: tag, label: name }));
  return (
    <>
      <Line label={i18n.t('Title')} value={draft.title} onChange={(title) => { set({ title }, 'title'); }} />
      <Passage label={i18n.t('Summary')} note={i18n.t('A sentence or two, for whoever chooses a lesson.')} rows={3} maxLength={2000} value={draft.summary ?? ''} onChange={(summary) => { set({ summary }, 'summary'); }} />
      <Labelled id={minutes} label={i18n.t('Minutes')}>
        <NumberInput id={minutes} integer min={1} max={600} value={draft.minutes ?? 10} onChange={(value) => { set({ minutes: value }, 'minutes'); }} />
      </Labelled>
      <Labelled id={language} label={i18n.t('Written in')}>
        <Select id={language} value={draft.language ?? 'en'} options={languages} onChange={(tag) => { set({ language: tag }, 'language'); }} />
      </Labelled>
    </>
  );
}
