import { notePress } from '../ui/earlyPress.ts';
import { later } from '../ui/later.tsx';
import { BackendChip } from './BackendChip.tsx';

/** The chip with its choices behind it, which come a moment later. */
export const BackendMenu = later(
  () => import('./BackendMenu.tsx').then((module) => module.BackendMenu),
  () => <BackendChip aria-haspopup="dialog" onClick={() => { notePress('backend'); }} />,
);
