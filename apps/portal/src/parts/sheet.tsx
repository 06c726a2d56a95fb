import { type ReactNode, useId } from 'react';

/** A part of a page with a heading of its own. */
export function Sheet({
  title,
  actions,
  children,
  id,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** To link to it. */
  readonly id?: string;
}) {
  const heading = useId();
  return (
    <section className="sheet" aria-labelledby={heading} {...(id === undefined ? {} : { id })}>
      <h2 id={heading}>{title}</h2>
      {actions}
      {children}
    </section>
  );
}
