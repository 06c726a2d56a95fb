import { type ReactNode } from 'react';
import './callout.css';

const SIGNS = { success: '✓', info: 'i', warning: '!', error: '✕' } as const;

interface CalloutProps {
  readonly kind: keyof typeof SIGNS;
  readonly title: ReactNode;
  readonly role?: 'alert' | 'status';
  readonly children?: ReactNode;
}

/** What a reader must not miss: what went well or wrong, and what it means. */
export function Callout({ kind, title, role, children }: CalloutProps) {
  return (
    <div className={`callout callout-${kind}`} role={role}>
      <span className="callout-sign" aria-hidden>
        {SIGNS[kind]}
      </span>
      <div>
        <strong>{title}</strong>
        {children !== undefined && <div>{children}</div>}
      </div>
    </div>
  );
}
