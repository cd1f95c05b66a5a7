/** The menus of the top bar: their buttons stand at once, what they open comes with the first idle moment. */
import { Ellipsis, Link } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { notePress } from '../ui/earlyPress.ts';
import { later } from '../ui/later.tsx';
import { Opener } from './Opener.tsx';

const menus = () => import('./Menus.tsx');

function Waiting({ label }: { readonly label: string }) {
  return <Opener label={label} aria-haspopup="menu" onClick={() => { notePress(label); }} />;
}

export const WideMenus = later(
  () => menus().then((module) => module.WideMenus),
  () => ['Presets', 'File', 'Edit', 'View'].map((label) => <Waiting key={label} label={label} />),
);
export const PresetsMenu = later(() => menus().then((module) => module.PresetsMenu), () => <Waiting label="Presets" />);
export const ShareMenu = later(
  () => menus().then((module) => module.ShareMenu),
  () => <Opener label="Share" sign={<Link size={15} aria-hidden />} aria-haspopup="menu" onClick={() => { notePress('Share'); }} />,
);
export const NarrowMenu = later(
  () => menus().then((module) => module.NarrowMenu),
  () => <Button look="quiet" aria-label="More" aria-haspopup="menu" onClick={() => { notePress('More'); }}><Ellipsis size={16} aria-hidden /></Button>,
);
