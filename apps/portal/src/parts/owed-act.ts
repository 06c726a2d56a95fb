/** Something that somebody has to do. */
export interface OwedAct {
  readonly key: string;
  /** The project that it is of, if it is of one. */
  readonly project?: { readonly id: string; readonly title: string };
  /** What is to be done, as an instruction. */
  readonly what: string;
  /** Which lot or other part of the project it is about; or, where it is of no project, what. */
  readonly about?: string;
  /** Where it is done. */
  readonly to: string;
  /** By when, if the law or somebody set a time; ISO 8601. */
  readonly due?: string;
  /** What follows if it is not done, or why it must be. */
  readonly why?: string;
}
