import { Database } from 'lucide-react';
import { revealNode } from '../stores/sessionStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { Button } from '../ui/Button.tsx';
import { counted, formatCount } from '../ui/format.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './TrainingBar.module.css';

/** What the rows really are and where they came from; a press goes to the dataset node. */
export function DataChips() {
  const data = useRunStore((store) => store.data);
  return Object.entries(data).map(([node, { name, origin, trainRows, validationRows }]) => {
    const rows = `${counted(trainRows, 'training row')}${validationRows > 0 ? `, ${formatCount(validationRows)} for validation` : ''}.`;
    return (
      <Tooltip key={node} text={`${name}. ${origin} ${rows}`} side="top">
        <Button look="quiet" className={styles['data']} aria-label={`Data: ${name}. ${origin}`} onClick={() => { revealNode(node); }}>
          <Database size={16} aria-hidden />
          <span className={styles['ellipsis']}>{name}</span>
        </Button>
      </Tooltip>
    );
  });
}
