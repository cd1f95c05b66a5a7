import { Ellipsis, Link } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { i18n, spokenLanguage } from '../../words/i18n.ts';
import { LANGUAGES, SOURCE } from '../../words/language.ts';
import { actionLabel, type Action } from '../actions/action.ts';
import { frame, note } from '../actions/annotations.ts';
import { arrange } from '../actions/arrange.ts';
import { bypass } from '../actions/bypass.ts';
import { copy, cut, duplicate, paste } from '../actions/clipboard.ts';
import { importData, myGraphs, newGraph, open, openPreset, save, saveAs, share } from '../actions/file.ts';
import { gradeHandBacks } from '../actions/grading.ts';
import { copyEmbed, exportPicture, printWorksheet } from '../actions/handout.ts';
import { group, toggleFold, ungroupChosen } from '../actions/groups.ts';
import { redo, undo } from '../actions/history.ts';
import { makeLesson, resetForClass, toggleProjector } from '../actions/lesson.ts';
import { menuEntry } from '../actions/menuEntry.ts';
import { deleteSelection, selectAll } from '../actions/selection.ts';
import { showOutline } from '../actions/outline.ts';
import { runAction } from '../actions/runAction.ts';
import { keepWeights, openWeights, saveLayersModel, saveOnnx, saveWeights } from '../actions/weights.ts';
import { toggleLive } from '../actions/live.ts';
import { findCommand, findNode, fitView, help, quickAdd, toggleFocus } from '../actions/view.ts';
import { setDockOpen, useDockOpen } from '../dock/dockOpen.ts';
import { furtherPresets } from '../files/furtherPresets.ts';
import { presets, type Preset } from '../files/presets.ts';
import { isLive } from '../live/rule.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { useHidden } from '../lessons/heldRules.ts';
import { setPaletteOpen, usePaletteOpen } from '../palette/paletteOpen.ts';
import { setPreferences, usePreferencesStore, type Theme } from '../stores/preferencesStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { takePress } from '../ui/earlyPress.ts';
import { Menu, MenuCheck, MenuChoice, MenuGroup, MenuItem, MenuSeparator, Submenu } from '../ui/Menu.tsx';
import { changeLanguage } from './changeLanguage.ts';
import { Opener } from './Opener.tsx';

/** A menu under its own name; it opens at once where it was pressed before its code was there. */
function BarMenu({ label, sign, align, children }: { readonly label: string; readonly sign?: ReactNode; readonly align?: 'end'; readonly children: ReactNode }) {
  const [open] = useState(() => takePress(label));
  return <Menu trigger={<Opener label={label} sign={sign} />} open={open} {...(align ? { align } : {})}>{children}</Menu>;
}

function ActionItem({ action, note }: { readonly action: Action; readonly note?: string }) {
  return <MenuItem {...menuEntry(action)} note={note} />;
}

export function PresetsMenu() {
  return (
    <BarMenu label={i18n.t('Presets')}>
      <PresetItems of={presets()} />
      <MenuSeparator />
      <MenuGroup label={i18n.t('Further')}><PresetItems of={furtherPresets()} /></MenuGroup>
    </BarMenu>
  );
}

function PresetItems({ of }: { readonly of: readonly Preset[] }) {
  return of.map((preset) => <MenuItem key={preset.id} label={preset.title} note={preset.summary} onSelect={() => { openPreset(preset); }} />);
}

/** @param props.links with those that hand the graph on, where no other menu has them. */
function FileItems({ links }: { readonly links: boolean }) {
  return (
    <>
      <ActionItem action={newGraph} />
      <ActionItem action={myGraphs} />
      <ActionItem action={open} />
      <ActionItem action={importData} note={i18n.t('A table, images, a text or an IDX set of yours')} />
      <MenuSeparator />
      <ActionItem action={save} />
      <ActionItem action={saveAs} />
      <MenuSeparator />
      <ActionItem action={exportPicture} note={i18n.t('Of the whole graph, as SVG or PNG')} />
      <ActionItem action={printWorksheet} note={i18n.t('A worksheet of the graph, or of its lesson')} />
      {links ? <ShareItems /> : null}
      <MenuSeparator />
      <Submenu label={i18n.t('Weights and models')} note={i18n.t('Keep, save and open what was learned')}>
        <ActionItem action={keepWeights} />
        <ActionItem action={saveWeights} note={i18n.t('A safetensors file, for the exported scripts')} />
        <ActionItem action={saveLayersModel} note={i18n.t('A zip of model.json and weights.bin')} />
        <ActionItem action={saveOnnx} note={i18n.t('For ONNX Runtime and other programs')} />
        <ActionItem action={openWeights} note={i18n.t('From a safetensors file or a TensorFlow.js model')} />
      </Submenu>
      <Submenu label={i18n.t('For teachers')} note={i18n.t('Make lessons, grade them, clear up after a class')}>
        <ActionItem action={makeLesson} note={i18n.t('Steps, questions and goals on this graph, for a class')} />
        <ActionItem action={gradeHandBacks} note={i18n.t('Graphs and answers of a class, held against its lesson')} />
        <MenuSeparator />
        <ActionItem action={resetForClass} note={i18n.t('Removes what people left in this browser, after it has asked')} />
      </Submenu>
    </>
  );
}

function EditItems() {
  return (
    <>
      <ActionItem action={undo} />
      <ActionItem action={redo} />
      <MenuSeparator />
      <ActionItem action={cut} />
      <ActionItem action={copy} />
      <ActionItem action={paste} />
      <ActionItem action={duplicate} />
      <ActionItem action={deleteSelection} />
      <ActionItem action={bypass} />
      <ActionItem action={group} />
      <ActionItem action={ungroupChosen} />
      <ActionItem action={toggleFold} />
      <MenuSeparator />
      <ActionItem action={quickAdd} />
      <ActionItem action={note} />
      <ActionItem action={frame} />
      <ActionItem action={selectAll} />
      <ActionItem action={arrange} />
      <MenuSeparator />
      <ActionItem action={findCommand} />
      <ActionItem action={findNode} />
    </>
  );
}

const THEMES: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: i18n.t('As the system') },
  { value: 'light', label: i18n.t('Light') },
  { value: 'dark', label: i18n.t('Dark') },
];

const OFFERED = LANGUAGES.filter(({ pseudo }) => pseudo !== true).map(({ tag, name }) => ({ value: tag, label: name }));
/** In English beside it, for whoever cannot read the language that is spoken. */
const SOURCE_HEADING = 'Language'; // eslint-disable-line lingui/no-unlocalized-strings -- English in every language
const languageHeading = spokenLanguage() === SOURCE ? i18n.t('Language') : `${i18n.t('Language')} · ${SOURCE_HEADING}`;

function ViewItems({ panels }: { readonly panels: boolean }) {
  const { inspectorOpen, stageOpen, minimapOpen, live, theme } = usePreferencesStore();
  const dockOpen = useDockOpen();
  const paletteOpen = usePaletteOpen();
  const [withoutPalette, withoutPicture] = [useHidden('palette'), useHidden('picture')];
  const focus = useSessionStore((state) => state.focus);
  const projector = useSessionStore((state) => state.projector);
  return (
    <>
      <ActionItem action={fitView} />
      <ActionItem action={showOutline} />
      <MenuSeparator />
      {panels ? <MenuCheck label={actionLabel(toggleFocus)} shortcut={menuEntry(toggleFocus).shortcut} checked={focus} onChange={() => { runAction(toggleFocus); }} /> : null}
      <MenuCheck label={actionLabel(toggleProjector)} checked={projector} onChange={() => { runAction(toggleProjector); }} />
      {panels && !withoutPalette ? <MenuCheck label={i18n.t('Palette')} checked={paletteOpen} onChange={setPaletteOpen} /> : null}
      {panels ? <MenuCheck label={i18n.t('Inspector')} checked={inspectorOpen} onChange={(checked) => { setPreferences({ inspectorOpen: checked }); }} /> : null}
      {panels && !withoutPicture ? <MenuCheck label={i18n.t('Picture')} checked={stageOpen} onChange={(checked) => { setPreferences({ stageOpen: checked }); }} /> : null}
      <MenuCheck label={i18n.t('Views below')} checked={dockOpen} onChange={setDockOpen} />
      <MenuCheck label={i18n.t('Live on nodes and wires')} shortcut="L" checked={isLive(live, currentCompilation().program)} onChange={() => { runAction(toggleLive); }} />
      <MenuCheck label={i18n.t('Map of the graph')} checked={minimapOpen} onChange={(checked) => { setPreferences({ minimapOpen: checked }); }} />
      <MenuSeparator />
      <MenuChoice heading={i18n.t('Theme')} value={theme} options={THEMES} onChange={(next) => { setPreferences({ theme: next }); }} />
      <MenuSeparator />
      <MenuChoice heading={languageHeading} value={spokenLanguage().tag} options={OFFERED} onChange={(tag) => { void changeLanguage(tag); }} />
    </>
  );
}

/** File, Edit and View, one beside the other. */
export function WideMenus() {
  return (
    <>
      <PresetsMenu />
      <BarMenu label={i18n.t('File')}><FileItems links={false} /></BarMenu>
      <BarMenu label={i18n.t('Edit')}><EditItems /></BarMenu>
      <BarMenu label={i18n.t('View')}><ViewItems panels /></BarMenu>
    </>
  );
}

/** What hands the graph on to others. */
export function ShareMenu() {
  return (
    <BarMenu label={i18n.t('Share')} sign={<Link size={15} aria-hidden />} align="end">
      <ShareItems />
      <MenuSeparator />
      <ActionItem action={exportPicture} note={i18n.t('Of the whole graph, as SVG or PNG')} />
      <ActionItem action={printWorksheet} note={i18n.t('A worksheet of the graph, or of its lesson')} />
    </BarMenu>
  );
}

function ShareItems() {
  return (
    <>
      <ActionItem action={share} note={i18n.t('Whoever opens it gets a copy of their own')} />
      <ActionItem action={copyEmbed} note={i18n.t('Shows the graph inside a page of yours, to be trained there')} />
    </>
  );
}

/** All of them in one menu, for narrow screens. */
export function NarrowMenu() {
  const [open] = useState(() => takePress(i18n.t('More')));
  return (
    <Menu trigger={<Button look="quiet" aria-label={i18n.t('More')}><Ellipsis size={16} aria-hidden /></Button>} align="end" open={open}>
      <FileItems links />
      <MenuSeparator />
      <EditItems />
      <MenuSeparator />
      <ViewItems panels={false} />
      <MenuSeparator />
      <ActionItem action={help} />
    </Menu>
  );
}
