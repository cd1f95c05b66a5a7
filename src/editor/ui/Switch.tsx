import { Switch as Radix } from 'radix-ui';
import styles from './Switch.module.css';

interface SwitchProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label?: string;
  readonly id?: string;
  readonly describedBy?: string | undefined;
  readonly disabled?: boolean;
}

/** On or off. Give `label`, or an `id` that a <label> names. */
export function Switch({ checked, onChange, label, id, describedBy, disabled = false }: SwitchProps) {
  return (
    <Radix.Root className={styles['root']} checked={checked} onCheckedChange={onChange} disabled={disabled} aria-label={label} aria-describedby={describedBy} id={id}>
      <Radix.Thumb className={styles['thumb']} />
    </Radix.Root>
  );
}
