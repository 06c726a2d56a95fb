import { type Actor, type Custody, type PublishedProject } from '@mingtang/contracts';
import { CUSTODIAN, type Who } from '@mingtang/service-kit';
import { refused } from '../refusals';

/** The actor as custodian of a project, as its notice names it. @throws RefusedError `not-your-custody` */
export function custodianOf(
  { published }: { readonly published: PublishedProject },
  { subject }: Actor,
): Custody['custodians'][number] {
  const custodian = published.custody.custodians.find(({ id }) => id === subject);
  if (!custodian) throw refused('not-your-custody');
  return custodian;
}

/** Who acts as a custodian of a project. @throws RefusedError `not-your-custody` */
export function asCustodian(actor: Actor): Who {
  return (project) => {
    custodianOf(project, actor);
    return CUSTODIAN;
  };
}
