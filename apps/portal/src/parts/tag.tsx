import { type ReactNode } from 'react';
import './tag.css';

export type TagKind = 'plain' | 'good' | 'warn' | 'bad' | 'busy' | 'result';

/** A word that marks a state; never by its colour alone. */
export function Tag({
  kind,
  title,
  children,
}: {
  readonly kind: TagKind;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span className={`tag tag-${kind}`} title={title}>
      {children}
    </span>
  );
}
