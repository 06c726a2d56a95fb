import { type Bilingual } from '@mingtang/procedure/writing';

/** Tells of one step that the demo has taken. */
export type Report = (step: Bilingual) => void;
