import { type ButtonHTMLAttributes, type ReactNode } from 'react';
import { Wait } from './wait';
import './plain-button.css';

interface PlainButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'> {
  readonly kind?: 'plain' | 'primary' | 'quiet';
  readonly icon?: ReactNode;
  /** Something that it began is under way. */
  readonly busy?: boolean;
}

/** A button of the public pages, which need no component library. */
export function PlainButton({
  kind = 'plain',
  icon,
  busy = false,
  disabled = false,
  children,
  ...rest
}: PlainButtonProps) {
  return (
    <button {...rest} type="button" className={`button button-${kind}`} aria-busy={busy} disabled={busy || disabled}>
      {busy ? <Wait inline /> : icon}
      {children}
    </button>
  );
}
