import { type ReactNode } from 'react';
import './full-page.css';

/** A page that says one thing in place of what was asked for, and what to do now. */
export function FullPage({
  title,
  what,
  actions,
  children,
}: {
  readonly title: string;
  readonly what: string;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="full-page">
      <h1>{title}</h1>
      <p>{what}</p>
      {actions && <div className="full-page-acts">{actions}</div>}
      {children}
    </div>
  );
}
