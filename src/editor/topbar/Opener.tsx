import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '../ui/Button.tsx';

/** The button that opens a menu of the top bar. */
export function Opener({ label, sign, ...rest }: ButtonProps & { readonly label: string; readonly sign?: ReactNode }) {
  return (
    <Button look="quiet" {...rest}>
      {sign}
      {label}
      <ChevronDown size={13} aria-hidden />
    </Button>
  );
}
