import type { ReactNode } from 'react';
import styles from './Button.module.css';
import { Button, type ButtonProps } from './Button.tsx';
import { classes } from './classes.ts';
import { Tooltip } from './Tooltip.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** What it does, a verb first: its accessible name and its tooltip. */
  readonly label: string;
  /** Shown in the tooltip after the label: "Ctrl+Z". */
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
}

/** A button that shows an icon alone; its name stands in the tooltip. */
export function IconButton({ label, shortcut, look = 'quiet', className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={shortcut ? `${label} (${shortcut})` : label}>
      <Button look={look} aria-label={label} className={classes(styles['icon'], className)} {...rest}>
        {children}
      </Button>
    </Tooltip>
  );
}
