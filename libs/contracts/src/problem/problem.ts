/** A text in both languages of the platform. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/** One thing wrong with a request: the field it is about, the rule it breaks, or both. */
export interface ProblemItem {
  readonly code: string;
  /** Path into the request body, e.g. `lots[0].estimate.amount`. */
  readonly field?: string;
  /** Rule id of docs/rules.md, e.g. `BID-02`. */
  readonly rule?: string;
  /** The rule's legal source. */
  readonly source?: string;
  /** Values that the message names. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly message: BilingualText;
}

/** RFC 9457 problem details as every service answers them. */
export interface Problem extends Omit<ProblemItem, 'message'> {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly message: BilingualText;
  /** All that is wrong, where it is more than one thing. */
  readonly errors?: readonly ProblemItem[];
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
