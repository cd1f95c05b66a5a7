import { Ellipsis } from 'lucide-react';
import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { i18n } from '../../words/i18n.ts';
import { commaed } from '../../words/list.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx';
import { continueRun, deleteRun, downloadRunCsv, downloadRunPicture, openGraphOf } from './deeds.ts';
import { runName, type RunRecord } from './record.ts';
import { isUnfinished } from './recovery.ts';
import styles from './RunsView.module.css';
import { renameRun, showGhost } from './runsStore.ts';
import { Sparkline } from './Sparkline.tsx';
import { resultWords, standing, trainedWords, whenWords, type Story } from './words.ts';

interface RunRowProps {
  readonly run: RunRecord;
  readonly story: Story;
  /** The run that is on the charts now. */
  readonly live: boolean;
  /** False where no more ghosts are to be had. */
  readonly mayBeGhost: boolean;
  /** Milliseconds since 1970: of another day than today the day is named. */
  readonly now: number;
}

/** One run of the list. */
export const RunRow = memo(function RunRow({ run, story, live, mayBeGhost, now }: RunRowProps) {
  const [renaming, setRenaming] = useState(false);
  const name = runName(run);
  const [first, ...rest] = resultWords(run);
  return (
    <li className={styles['row']} aria-label={name} data-live={live ? '' : undefined}>
      <Checkbox label={i18n.t('Draw {name} on the charts', { name })} checked={run.ghost} disabled={!run.ghost && !mayBeGhost} onChange={(ghost) => { showGhost(run.key, ghost); }} />
      <Sparkline curve={run.curve} />
      <div className={styles['what']}>
        <div className={styles['names']}>
          {renaming ? (
            <NameField run={run} onDone={() => { setRenaming(false); }} />
          ) : (
            <span className={styles['name']} translate="no" onDoubleClick={() => { setRenaming(true); }}>{name}</span>
          )}
          <span className={styles['title']} translate="no">{run.title}</span>
          {live ? <span className={styles['badge']}>{i18n.t('on the charts')}</span> : null}
        </div>
        <StoryLine story={story} />
      </div>
      <div className={styles['result']}>
        <span className={styles['figure']}>{first ?? i18n.t('nothing measured')}</span>
        <span className={styles['quiet']}>{commaed(rest)}</span>
      </div>
      <div className={styles['when']}>
        <span>{standing(run, live)}</span>
        <span className={styles['quiet']}>{`${whenWords(run.begun, now)} · ${trainedWords(run)}`}</span>
      </div>
      <RunMenu run={run} live={live} onRename={() => { setRenaming(true); }} />
    </li>
  );
});

/** What is different in it, in one or two lines; all of it where it is pointed at. */
function StoryLine({ story: { origin, changes, against } }: { readonly story: Story }) {
  const parts = [...(origin === null ? [] : [origin]), ...changes];
  if (parts.length === 0) return <p className={styles['story']}>{against === null ? i18n.t('The first with this graph') : i18n.t('The same as {against}', { against })}</p>;
  return (
    <p className={styles['story']} title={parts.join('\n')}>
      {parts.join(' · ')}
    </p>
  );
}

function NameField({ run, onDone }: { readonly run: RunRecord; readonly onDone: () => void }) {
  const [text, setText] = useState(runName(run));
  const keep = () => {
    if (text !== runName(run)) renameRun(run.key, text);
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The letters are the field's; the app has keys of its own.
    event.stopPropagation();
    if (event.key === 'Enter') keep();
    if (event.key === 'Escape') onDone();
  };
  return (
    <input
      ref={focusAll}
      className={styles['field']}
      aria-label={i18n.t('Name of the run')}
      value={text}
      maxLength={80}
      onChange={(event) => { setText(event.target.value); }}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  );
}

function focusAll(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}

function RunMenu({ run, live, onRename }: { readonly run: RunRecord; readonly live: boolean; readonly onRename: () => void }) {
  const busy = live && run.state === 'training';
  const renames = useRef(false);
  const rename = () => {
    renames.current = true;
    onRename();
  };
  const focusLeft = () => {
    const left = renames.current;
    renames.current = false;
    return left;
  };
  return (
    <Menu
      align="end"
      focusLeft={focusLeft}
      trigger={
        <IconButton label={i18n.t('More for {run}', { run: runName(run) })}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    >
      {isUnfinished(run) && !live ? <MenuItem label={i18n.t('Continue from its last checkpoint')} onSelect={() => { void continueRun(run); }} /> : null}
      <MenuItem label={i18n.t('Open its graph')} onSelect={() => { void openGraphOf(run); }} />
      <MenuItem label={i18n.t('Rename')} onSelect={rename} />
      <MenuSeparator />
      <MenuItem label={i18n.t('Download the points as CSV')} onSelect={() => { downloadRunCsv(run); }} />
      <MenuItem label={i18n.t('Download the curves as PNG')} onSelect={() => { downloadRunPicture(run); }} />
      <MenuSeparator />
      <MenuItem label={i18n.t('Delete')} note={busy ? i18n.t('Once it no longer trains') : undefined} disabled={busy} onSelect={() => { void deleteRun(run.key); }} />
    </Menu>
  );
}
