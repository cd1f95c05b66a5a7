import { Database } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { revealNode } from '../stores/sessionStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { Button } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { rowsWords } from './rowsWords.ts';
import styles from './TrainingBar.module.css';

/** What the rows really are and where they came from; a press goes to the dataset node. */
export function DataChips() {
  const data = useRunStore((store) => store.data);
  return Object.entries(data).map(([node, { name, origin, trainRows, validationRows }]) => {
    const rows = i18n.t('{fact}.', { fact: rowsWords(trainRows, validationRows) });
    return (
      <Tooltip key={node} text={sentences([i18n.t('{fact}.', { fact: name }), origin, rows])} side="top">
        <Button look="quiet" className={styles['data']} aria-label={i18n.t('Data: {name}. {origin}', { name, origin })} onClick={() => { revealNode(node); }}>
          <Database size={16} aria-hidden />
          <span className={styles['ellipsis']}>{name}</span>
        </Button>
      </Tooltip>
    );
  });
}
