import { type Actor, type Custody } from '@mingtang/contracts';
import { type KnownProject } from '../projections/known-project.entity';
import { refused } from '../refusals';

/** The actor as custodian of the project, as its notice names it. @throws RefusedError `not-your-custody` */
export function custodianOf({ published }: KnownProject, { subject }: Actor): Custody['custodians'][number] {
  const custodian = published.custody.custodians.find(({ id }) => id === subject);
  if (!custodian) throw refused('not-your-custody');
  return custodian;
}
