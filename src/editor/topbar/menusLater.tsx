/** The menus of the top bar: their buttons stand at once, what they open comes with the first idle moment. */
import { Ellipsis, Link } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
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
  () => [i18n.t('Presets'), i18n.t('File'), i18n.t('Edit'), i18n.t('View')].map((label) => <Waiting key={label} label={label} />),
);
export const PresetsMenu = later(() => menus().then((module) => module.PresetsMenu), () => <Waiting label={i18n.t('Presets')} />);
export const ShareMenu = later(
  () => menus().then((module) => module.ShareMenu),
  () => <Opener label={i18n.t('Share')} sign={<Link size={15} aria-hidden />} aria-haspopup="menu" onClick={() => { notePress(i18n.t('Share')); }} />,
);
export const NarrowMenu = later(
  () => menus().then((module) => module.NarrowMenu),
  () => <Button look="quiet" aria-label={i18n.t('More')} aria-haspopup="menu" onClick={() => { notePress(i18n.t('More')); }}><Ellipsis size={16} aria-hidden /></Button>,
);
