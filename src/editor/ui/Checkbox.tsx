import { Check } from 'lucide-react';
import { Checkbox as Radix } from 'radix-ui';
import styles from './Checkbox.module.css';

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** What ticking it does. */
  readonly label: string;
  readonly disabled?: boolean;
}

/** One of several that may be chosen. Its place is large enough for a finger. */
export function Checkbox({ checked, onChange, label, disabled = false }: CheckboxProps) {
  return (
    <Radix.Root className={styles['root']} checked={checked} onCheckedChange={(next) => { onChange(next === true); }} disabled={disabled} aria-label={label}>
      <span className={styles['box']}>
        <Radix.Indicator className={styles['mark']}>
          <Check size={12} strokeWidth={3} aria-hidden />
        </Radix.Indicator>
      </span>
    </Radix.Root>
  );
}
