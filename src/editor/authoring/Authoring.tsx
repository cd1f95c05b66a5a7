import { Ellipsis, Play, Redo2, Undo2, X } from 'lucide-react';
import { useEffect } from 'react';
import type { Draft } from '../../lessons/draft.ts';
import { i18n } from '../../words/i18n.ts';
import { printWorksheet } from '../actions/handout.ts';
import { runAction } from '../actions/runAction.ts';
import { useDocument } from '../stores/documentStore.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { AboutForm } from './AboutForm.tsx';
import styles from './authoring.module.css';
import { isDraftKey } from './authoringOpen.ts';
import { loadDraft, redoDraft, showTab, undoDraft, useAuthoringStore, type AuthoringTab } from './authoringStore.ts';
import { putAside, saveLesson, shareLesson, throwAway, tryLesson } from './deeds.ts';
import { Flaws } from './Flaws.tsx';
import { RulesForm } from './RulesForm.tsx';
import { StepEditor } from './StepEditor.tsx';
import { StepList } from './StepList.tsx';
import { useFlaws, useLesson } from './useLesson.ts';

/** The lesson that is written on the open graph, beside it. */
export function Authoring() {
  const key = useDocument().meta.lesson;
  const draft = useAuthoringStore((state) => (state.key === key ? state.draft : null));
  useEffect(() => {
    if (isDraftKey(key)) void loadDraft(key);
  }, [key]);
  return draft ? <Written draft={draft} /> : <div aria-busy />;
}

function Written({ draft }: { readonly draft: Draft }) {
  const { tab, step } = useAuthoringStore();
  const lesson = useLesson(draft);
  const flaws = useFlaws(lesson);
  const at = Math.max(0, draft.steps.findIndex(({ id }) => id === step));
  const chosen = draft.steps[at];
  return (
    <section className={styles['authoring']} aria-label={i18n.t('Make a lesson')}>
      <Head draft={draft} />
      <div className={styles['tabs']}>
        <Tabs<AuthoringTab>
          label={i18n.t('Parts of the lesson')}
          value={tab}
          onChange={showTab}
          tabs={[
            { value: 'steps', label: i18n.t('Steps'), content: chosen ? <div className={styles['page']}><StepList draft={draft} chosen={chosen.id} flaws={flaws} /><StepEditor key={chosen.id} lesson={lesson} step={chosen} place={at} flaws={flaws} /></div> : null },
            { value: 'rules', label: i18n.t('Rules'), content: <div className={styles['page']}><RulesForm lesson={lesson} /></div> },
            { value: 'about', label: i18n.t('About'), content: <div className={styles['page']}><AboutForm draft={draft} /></div> },
            { value: 'problems', label: flaws.length === 0 ? i18n.t('Checked') : i18n.t('To mend ({flaws, number})', { flaws: flaws.length }), content: <div className={styles['page']}><Flaws lesson={lesson} flaws={flaws} /></div> },
          ]}
        />
      </div>
    </section>
  );
}

function Head({ draft }: { readonly draft: Draft }) {
  const past = useAuthoringStore((state) => state.past.length > 0);
  const future = useAuthoringStore((state) => state.future.length > 0);
  return (
    <header className={styles['head']}>
      <h2 className={styles['title']} translate="no">{draft.title || i18n.t('Untitled')}</h2>
      <div className={styles['tools']}>
        <IconButton label={i18n.t('Undo in the lesson')} disabled={!past} onClick={undoDraft}><Undo2 size={16} aria-hidden /></IconButton>
        <IconButton label={i18n.t('Redo in the lesson')} disabled={!future} onClick={redoDraft}><Redo2 size={16} aria-hidden /></IconButton>
        <Button look="primary" onClick={() => void tryLesson()}><Play size={14} aria-hidden />{i18n.t('Try it')}</Button>
        <Menu align="end" trigger={<IconButton label={i18n.t('Hand out')}><Ellipsis size={16} aria-hidden /></IconButton>}>
          <MenuItem label={i18n.t('Save as a file')} note={i18n.t('One file with the graph, the steps and the rules')} onSelect={saveLesson} />
          <MenuItem label={i18n.t('Copy a link to this lesson')} note={i18n.t('Whoever opens it begins at the first step')} onSelect={() => void shareLesson()} />
          <MenuItem label={i18n.t('Print…')} note={i18n.t('A sheet for pupils, and one with the answers')} onSelect={() => { runAction(printWorksheet); }} />
          <MenuSeparator />
          <MenuItem label={i18n.t('Throw the lesson away')} note={i18n.t('The graph stays')} onSelect={() => void throwAway()} />
        </Menu>
        <IconButton label={i18n.t('Put the lesson aside')} onClick={putAside}><X size={16} aria-hidden /></IconButton>
      </div>
    </header>
  );
}
