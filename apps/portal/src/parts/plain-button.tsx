import { type ButtonHTMLAttributes, type ReactNode } from 'react';
import { Wait } from './wait';
import './plain-button.css';

interface PlainButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'primary' | 'quiet';
  readonly icon?: ReactNode;
  /** Something that it began is under way. */
  readonly busy?: boolean;
}

/** A button of the public pages, which need no component library. */
export function PlainButton({ kind, icon, busy = false, className = '', children, ...rest }: PlainButtonProps) {
  const look = ['button', kind && `button-${kind}`, className].filter(Boolean).join(' ');
  return (
    <button type="button" {...rest} className={look} aria-busy={busy} disabled={busy || rest.disabled === true}>
      {busy ? <Wait inline /> : icon}
      {children}
    </button>
  );
}
