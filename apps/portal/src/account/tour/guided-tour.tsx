import { Tour } from 'antd';
import { useEffect, useState } from 'react';

/** One stop of a tour. */
export interface TourStop {
  /** CSS selector of what it is about; where nothing on the page matches, it is told in the middle. */
  readonly target: string;
  readonly title: string;
  readonly text: string;
}

/** What a desk's own tour takes: what to do at its end. */
export interface TourProps {
  readonly end: () => void;
}

/**
 * Leads through a page stop by stop. It covers nothing that one may want to press, ends with Escape, goes on and back with the
 * arrow keys, and takes the focus along so that it is read aloud.
 */
export function GuidedTour({ stops, end }: TourProps & { readonly stops: readonly TourStop[] }) {
  const [at, setAt] = useState(0);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      document.querySelector<HTMLElement>('.guided-tour .ant-tour-next-btn')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [at]);
  return (
    <Tour
      open
      mask={false}
      type="primary"
      rootClassName="guided-tour"
      current={at}
      onChange={setAt}
      onClose={end}
      onFinish={end}
      steps={stops.map(({ target, title, text }) => ({
        title,
        description: text,
        target: () => document.querySelector<HTMLElement>(target) as HTMLElement,
      }))}
    />
  );
}
