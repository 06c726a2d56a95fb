import './wait.css';

/** A page or part that is still being loaded. */
export function Wait({ inline = false }: { readonly inline?: boolean }) {
  return <span className={inline ? 'wait' : 'wait page-wait'} aria-busy="true" />;
}
