import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from './Tabs.module.css';

export interface Tab<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps<V extends string> {
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly label: string;
  readonly tabs: readonly Tab<V>[];
  /** At the right end of the row of tabs. */
  readonly end?: ReactNode;
  /** Only the row of tabs is seen; a press on any of them asks for its panel. */
  readonly folded?: boolean;
}

/** A row of tabs and the panel of the chosen one, which fills the height that is left. */
export function Tabs<V extends string>({ value, onChange, label, tabs, end, folded = false }: TabsProps<V>) {
  return (
    <Radix.Root className={styles['root']} data-folded={folded ? '' : undefined} value={value} onValueChange={(next) => { onChange(next as V); }}>
      <div className={styles['bar']}>
        <Radix.List className={styles['list']} aria-label={label}>
          {tabs.map((tab) => (
            <Radix.Trigger key={tab.value} value={tab.value} className={styles['tab']} onClick={() => { if (folded && tab.value === value) onChange(value); }}>
              {tab.label}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {end ? <div className={styles['end']}>{end}</div> : null}
      </div>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className={styles['panel']} inert={folded}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
