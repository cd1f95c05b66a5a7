import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { Position } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';
import { runAction } from '../actions/runAction.ts';
import { placeBlock } from '../groups/blocks.ts';
import { removeBlock, renameBlock, type Block } from '../groups/blocksStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, MenuItem } from '../ui/Menu.tsx';
import { Item } from './Item.tsx';
import styles from './Palette.module.css';

interface BlockItemProps {
  readonly block: Block;
  readonly stop: boolean;
  readonly onReach: (id: string) => void;
  readonly onAdded: (() => void) | undefined;
  readonly middle: () => Position;
}

/** A block that the person keeps: dragged or pressed as a node is, renamed and removed by its menu. */
export function BlockItem({ block, onAdded, middle, ...reach }: BlockItemProps) {
  const [naming, setNaming] = useState(false);
  const place = (at: Position) => { runAction({ id: 'place-kept-block', label: i18n.t('Place {name}', { name: block.name }), run: () => placeBlock(block.text, at) }); };
  if (naming) {
    const leave = (text: string | null) => {
      if (text !== null) renameBlock(block.id, text);
      setNaming(false);
    };
    return (
      <input
        className={styles['naming']} aria-label={i18n.t('Name of the block')} defaultValue={block.name} maxLength={120} autoFocus
        onFocus={(event) => { event.currentTarget.select(); }}
        onBlur={(event) => { leave(event.currentTarget.value); }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave(event.currentTarget.value);
          if (event.key === 'Escape') leave(null);
        }}
      />
    );
  }
  return (
    <div className={styles['block']}>
      <Item
        {...reach} id={block.id} label={block.name} icon="group" hue="var(--text-quiet)" summary={i18n.t('A block that you keep in this browser. What you place is a copy of its own.')}
        drop={place} press={() => { onAdded?.(); place(middle()); }}
      />
      <Menu align="end" trigger={<IconButton label={i18n.t('What can be done with {name}', { name: block.name })}><Ellipsis size={14} aria-hidden /></IconButton>}>
        <MenuItem label={i18n.t('Rename')} onSelect={() => { setNaming(true); }} />
        <MenuItem label={i18n.t('Remove from the palette')} onSelect={() => { removeBlock(block.id); }} />
      </Menu>
    </div>
  );
}
