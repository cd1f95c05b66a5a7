import { ChevronDown } from 'lucide-react';
import type { ReactElement } from 'react';
import { actionLabel, isEnabled, type Action } from '../actions/action.ts';
import { arrange } from '../actions/arrange.ts';
import { copy, cut, duplicate, paste } from '../actions/clipboard.ts';
import { newGraph, open, openPreset, save, saveAs, share } from '../actions/file.ts';
import { redo, undo } from '../actions/history.ts';
import { deleteSelection, selectAll } from '../actions/selection.ts';
import { shortcutText } from '../actions/shortcut.ts';
import { runAction } from '../actions/useShortcuts.ts';
import { keepWeights, openWeights, saveLayersModel, saveWeights } from '../actions/weights.ts';
import { fitView, help, quickAdd } from '../actions/view.ts';
import { presets } from '../files/presets.ts';
import { setPreferences, usePreferencesStore, type Theme } from '../stores/preferencesStore.ts';
import { Button } from '../ui/Button.tsx';
import { Menu, MenuCheck, MenuChoice, MenuItem, MenuSeparator } from '../ui/Menu.tsx';

/** The trigger of a menu in the top bar. */
function opener(label: string): ReactElement {
  return (
    <Button look="quiet">
      {label}
      <ChevronDown size={13} aria-hidden />
    </Button>
  );
}

function ActionItem({ action, note }: { readonly action: Action; readonly note?: string }) {
  const shortcut = action.shortcuts?.[0];
  return (
    <MenuItem
      label={actionLabel(action)}
      note={note}
      shortcut={shortcut ? shortcutText(shortcut) : undefined}
      disabled={!isEnabled(action)}
      onSelect={() => { runAction(action); }}
    />
  );
}

export function PresetsMenu() {
  return (
    <Menu trigger={opener('Presets')}>
      {presets().map((preset) => (
        <MenuItem key={preset.id} label={preset.title} note={preset.summary} onSelect={() => { openPreset(preset); }} />
      ))}
    </Menu>
  );
}

function FileItems() {
  return (
    <>
      <ActionItem action={newGraph} />
      <ActionItem action={open} />
      <MenuSeparator />
      <ActionItem action={save} />
      <ActionItem action={saveAs} />
      <MenuSeparator />
      <ActionItem action={keepWeights} />
      <ActionItem action={saveWeights} note="A safetensors file, for the exported scripts" />
      <ActionItem action={saveLayersModel} note="A zip of model.json and weights.bin" />
      <ActionItem action={openWeights} note="From either of these" />
      <MenuSeparator />
      <ActionItem action={share} />
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
      <MenuSeparator />
      <ActionItem action={quickAdd} />
      <ActionItem action={selectAll} />
      <ActionItem action={arrange} />
    </>
  );
}

const THEMES: readonly { readonly value: Theme; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

function ViewItems({ panels }: { readonly panels: boolean }) {
  const { paletteOpen, inspectorOpen, dockOpen, minimapOpen, theme } = usePreferencesStore();
  return (
    <>
      <ActionItem action={fitView} />
      <MenuSeparator />
      {panels ? <MenuCheck label="Palette" checked={paletteOpen} onChange={(checked) => { setPreferences({ paletteOpen: checked }); }} /> : null}
      {panels ? <MenuCheck label="Inspector" checked={inspectorOpen} onChange={(checked) => { setPreferences({ inspectorOpen: checked }); }} /> : null}
      <MenuCheck label="Views below" checked={dockOpen} onChange={(checked) => { setPreferences({ dockOpen: checked }); }} />
      <MenuCheck label="Map of the graph" checked={minimapOpen} onChange={(checked) => { setPreferences({ minimapOpen: checked }); }} />
      <MenuSeparator />
      <MenuChoice heading="Theme" value={theme} options={THEMES} onChange={(next) => { setPreferences({ theme: next }); }} />
    </>
  );
}

/** File, Edit and View, one beside the other. */
export function WideMenus() {
  return (
    <>
      <PresetsMenu />
      <Menu trigger={opener('File')}><FileItems /></Menu>
      <Menu trigger={opener('Edit')}><EditItems /></Menu>
      <Menu trigger={opener('View')}><ViewItems panels /></Menu>
    </>
  );
}

/** All of them in one menu, for narrow screens. */
export function NarrowMenu({ trigger }: { readonly trigger: ReactElement }) {
  return (
    <Menu trigger={trigger} align="end">
      <FileItems />
      <MenuSeparator />
      <EditItems />
      <MenuSeparator />
      <ViewItems panels={false} />
      <MenuSeparator />
      <ActionItem action={help} />
    </Menu>
  );
}
