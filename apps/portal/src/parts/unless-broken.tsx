import { Component, type ReactNode } from 'react';

/** Shows something else where a part of the page fails to draw itself, so that the rest of the page stays. */
export class UnlessBroken extends Component<
  { readonly instead: ReactNode; readonly children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}
