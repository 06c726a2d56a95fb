import { NavLink } from 'react-router';
import './sub-nav.css';

/** The way around within a desk: one link for each of its subjects. */
export function SubNav({
  label,
  links,
}: {
  /** What is gone around in, for readers who do not see it. */
  readonly label: string;
  readonly links: readonly { readonly to: string; readonly text: string; readonly end?: boolean }[];
}) {
  return (
    <nav aria-label={label} className="sub-nav no-print">
      {links.map(({ to, text, end }) => (
        <NavLink key={to} to={to} end={end ?? false}>
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
