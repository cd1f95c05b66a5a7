import { Group as GroupIcon } from 'lucide-react';
import { memo } from 'react';
import { i18n } from '../../words/i18n.ts';
import { Edges } from '../annotations/Edges.tsx';
import type { GroupView } from '../canvas/flowAnnotations.ts';
import styles from './groups.module.css';

/** An unfolded group: its members lie in a titled outline, which is what a hand takes hold of to move them all. */
export const GroupOutline = memo(function GroupOutline({ view, selected }: { readonly view: GroupView; readonly selected: boolean }) {
  return (
    <div className={styles['outline']} data-selected={selected ? '' : undefined}>
      <Edges />
      <div className={styles['title']} data-grip title={i18n.t('Double-click to fold')}>
        <GroupIcon size={14} aria-hidden />
        <span className={styles['name']}>{view.name}</span>
        {view.repeat > 1 ? <span className={styles['times']}>× {view.repeat}</span> : null}
      </div>
    </div>
  );
});
