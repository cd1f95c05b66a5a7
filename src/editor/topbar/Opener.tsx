import { ChevronDown } from 'lucide-react';
import { Button, type ButtonProps } from '../ui/Button.tsx';

/** The button that opens a menu of the top bar. */
export function Opener({ label, ...rest }: ButtonProps & { readonly label: string }) {
  return (
    <Button look="quiet" {...rest}>
      {label}
      <ChevronDown size={13} aria-hidden />
    </Button>
  );
}
