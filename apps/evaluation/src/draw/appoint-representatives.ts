import { type Actor } from '@mingtang/contracts';
import { checkRepresentative } from '@mingtang/procedure/evaluation';
import { RefusedError } from '@mingtang/procedure/rules';
import { type EntityManager, In, Not } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { owningRole } from '@mingtang/service-kit';
import { type KnownLot } from '../lot/opened-lot';
import { Expert } from '../pool/expert.entity';
import { refused } from '../refusals';
import { KnownRepresentative } from '../representatives/representative.entity';
import { type RepresentativeDto } from './draw.dto';
import { type Representative } from './expert-draw.entity';

/** Who may be named: whoever asks for the draw, and who has offered itself. */
type Known = Pick<KnownRepresentative, 'subject' | 'organisation' | 'roles'> & { readonly name?: string };

/**
 * The tenderer's representatives, who are appointed, not drawn: only people who can take their seat (EVA-01).
 * @throws RefusedError `representative-not-free`, and those of `checkRepresentative`
 */
export async function appointRepresentatives(
  manager: EntityManager,
  { project }: Pick<KnownLot, 'project'>,
  named: readonly RepresentativeDto[],
  earlier: readonly CommitteeMember[],
  actor: Actor,
): Promise<Representative[]> {
  const subjects = named.map(({ subject }) => subject);
  const offered: readonly Known[] = await manager.findBy(KnownRepresentative, { subject: In(subjects) });
  const experts = await manager.findBy(Expert, { subject: In(subjects), state: Not('removed') });
  const { published } = project;
  return named.map(({ subject, name }, at) => {
    const field = `representatives[${at}].subject`;
    if (earlier.some((member) => member.subject === subject)) throw refused('representative-not-free', { field });
    const known = subject === actor.subject ? asKnown(actor) : offered.find((one) => one.subject === subject);
    const expert = experts.find((one) => one.subject === subject);
    const refusals = checkRepresentative(
      {
        ...(known && { employer: known.organisation }),
        actsForTenderer: known !== undefined && owningRole({ username: '', ...known }, published) !== undefined,
        ...(expert && { expertOf: expert.organisation }),
      },
      published,
      field,
    );
    if (refusals.length > 0) throw new RefusedError(refusals);
    return { subject, name: known?.name ?? name, organisation: known?.organisation ?? null };
  });
}

function asKnown({ subject, organisation, roles }: Actor): Known | undefined {
  return organisation && { subject, organisation, roles: [...roles] };
}
