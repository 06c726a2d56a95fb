import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { checkCommittee, checkDraw, exclusionsOf } from '@mingtang/procedure/evaluation';
import { Acts, type AllowedAct, asOwner, CONFIG } from '@mingtang/service-kit';
import { digestOf } from '@mingtang/transparency';
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { CommitteeMember, sits } from '../committee/committee-member.entity';
import { asPossibleMember, interestsOf } from '../committee/interests';
import { type EvaluationConfig } from '../options';
import { lotOfAct } from '../lot/lot-access';
import { type OpenedLot } from '../lot/opened-lot';
import { type LotPath } from '../lot/lot-path';
import { Expert } from '../pool/expert.entity';
import { refused, throwIfAny } from '../refusals';
import { appointRepresentatives } from './appoint-representatives';
import { type CustodianCommitment } from './custodian-commitment.entity';
import { requestedFact } from './draw-facts';
import { byId, candidatesOf, type DrawRequest, identityOf, type PoolCandidate } from './draw-request';
import { type DrawDto, drawDto, type DrawRequestDto, type RepresentativeDto } from './draw.dto';
import { commitmentsOf, latestDraw } from './draws';
import { ExpertDraw, type Representative, type RequestedDraw } from './expert-draw.entity';

/**
 * The owner asks for the committee of an opened lot to be drawn (EVA-01, EVA-02, EVA-03), or drawn again for its vacant seats. The
 * request is fixed before any custodian reveals; the outcome follows from both (docs/spec/expert-draw.md).
 */
@Injectable()
export class RequestDraw {
  constructor(
    private readonly acts: Acts,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<EvaluationConfig, 'DRAW_COMMIT_SECONDS' | 'DRAW_REVEAL_SECONDS'>,
  ) {}

  /**
   * @throws RefusedError `not-your-project`, `draw-commitments-missing`, what `appointRepresentatives` throws, `expert-pool-exhausted`, what
   *   `checkCommittee` says of the whole committee, and what `Acts` refuses
   */
  async run({ project, lot }: LotPath, asked: DrawRequestDto, actor: Actor): Promise<DrawDto> {
    return this.acts.run({ act: 'request-draw', project, lot }, asOwner(actor), async (act) => {
      const { manager } = act;
      const locked = await lotOfAct(act);
      const draw = await openDrawOf(manager, locked);
      const commitments = await commitmentsOf(manager, draw);
      this.assertEnough(draw, commitments.length, locked);
      const earlier = await manager.findBy(CommitteeMember, { project, lot });
      const representatives = await this.appoint(act, locked, asked.representatives ?? [], earlier, actor);
      const requested = await this.fix(manager, locked, draw, { asked, commitments, earlier, representatives });
      throwIfAny([...checkDraw(requested.request), ...checkSeats(locked, requested, earlier)]);
      const requestEvent = await act.tell('evaluation.draw-requested.v1', requestedFact(requested));
      await manager.save(Object.assign(requested, { requestEvent }));
      return drawDto(requested);
    });
  }

  private async appoint(
    { transaction }: AllowedAct,
    locked: OpenedLot,
    named: readonly RepresentativeDto[],
    earlier: readonly CommitteeMember[],
    actor: Actor,
  ): Promise<Representative[]> {
    if (named.length === 0) return [];
    const { project, lot } = locked.case;
    return this.acts.within(
      transaction,
      { act: 'appoint-representative', project, lot },
      asOwner(actor),
      ({ manager }) => appointRepresentatives(manager, locked, named, earlier, actor),
    );
  }

  /**
   * All custodians, lest the platform choose whose randomness counts; or, after a while, as many as open a bid.
   * @throws RefusedError `draw-commitments-missing`
   */
  private assertEnough({ openedAt }: ExpertDraw, committed: number, { project }: OpenedLot): void {
    const { threshold, custodians } = project.published.custody;
    const waitUntil = new Date(openedAt.getTime() + this.config.DRAW_COMMIT_SECONDS * 1_000);
    const enough = this.clock.now() < waitUntil ? custodians.length : threshold;
    if (committed < enough)
      throw refused('draw-commitments-missing', {
        params: { committed, custodians: custodians.length, threshold, waitUntil: waitUntil.toISOString() },
      });
  }

  /** Fixes what is drawn from what, and until when the outcome has to be there. */
  private async fix(
    manager: EntityManager,
    locked: OpenedLot,
    draw: ExpertDraw,
    { asked, commitments, earlier, representatives }: Asked,
  ): Promise<RequestedDraw> {
    const { seats, regions } = asked;
    const barred = new Set([...earlier, ...representatives].map(({ subject }) => subject));
    const pool = await poolFor(manager, { seats, regions }, barred);
    const request: DrawRequest = {
      type: 'mingtang/draw-request/v2',
      project: draw.project,
      lot: draw.lot,
      number: draw.number,
      seats: seats.map(({ category, count }) => ({ category, count })),
      ...(regions && { regions }),
      candidates: candidatesOf(pool, seats),
      exclusions: exclusionsOf(pool, interestsOf(locked)).sort(byId),
      commitments: commitments.map(({ custodian, commitment }) => ({ custodian, commitment })),
      absent: absentOf(locked, commitments),
    };
    const requestedAt = this.clock.now();
    const due = new Date(requestedAt.getTime() + this.config.DRAW_REVEAL_SECONDS * 1_000);
    return Object.assign(draw, {
      state: 'requested' as const,
      request,
      requestDigest: digestOf(request),
      requestedAt,
      due,
      experts: Object.fromEntries(pool.map(({ id, expert }) => [id, expert.id])),
      names: Object.fromEntries(pool.map((candidate) => [candidate.id, saidOf(candidate)])),
      representatives,
    });
  }
}

/** The draw that has not been asked for yet: there is one wherever a committee has seats to fill. */
async function openDrawOf(manager: EntityManager, { evaluation }: OpenedLot): Promise<ExpertDraw> {
  const draw = await latestDraw(manager, evaluation);
  if (draw?.state !== 'awaiting-commitments') throw new RangeError('a committee has seats to fill and no draw is open');
  return draw;
}

interface Asked {
  readonly asked: DrawRequestDto;
  readonly commitments: readonly CustodianCommitment[];
  readonly earlier: readonly CommitteeMember[];
  readonly representatives: readonly Representative[];
}

/** Custodians of the project who have not committed. */
function absentOf({ project }: OpenedLot, commitments: readonly CustodianCommitment[]): string[] {
  const { custodians } = project.published.custody;
  return custodians
    .map(({ id }) => id)
    .filter((id) => !commitments.some(({ custodian }) => custodian === id))
    .sort();
}

function saidOf(candidate: PoolCandidate) {
  const { name, salt } = identityOf(candidate);
  return { name, salt };
}

/** The committee as it will be, the drawn still unknown. */
function checkSeats(
  locked: OpenedLot,
  { request, representatives }: RequestedDraw,
  earlier: readonly CommitteeMember[],
) {
  const drawn = request.seats.flatMap(({ category, count }) =>
    Array.from({ length: count }, (_, at) => ({ id: `${category}/${at}`, kind: 'expert' as const })),
  );
  const known = [
    ...earlier.filter(sits),
    ...representatives.map((one) => ({ ...one, kind: 'tenderer-representative' as const })),
  ];
  return checkCommittee([...known.map(asPossibleMember), ...drawn], interestsOf(locked), locked.terms.definition);
}

/** Admitted experts of the categories and regions asked for who are not barred, under fresh pseudonyms. */
async function poolFor(
  manager: EntityManager,
  { seats, regions }: Pick<DrawRequestDto, 'seats'> & { readonly regions: DrawRequestDto['regions'] | undefined },
  barred: ReadonlySet<string>,
): Promise<PoolCandidate[]> {
  const admitted = await manager.findBy(Expert, { state: 'admitted' });
  return admitted
    .filter(({ subject }) => !barred.has(subject))
    .filter(({ categories }) => seats.some(({ category }) => categories.includes(category)))
    .filter((expert) => regions === undefined || regions.some((region) => expert.regions.includes(region)))
    .map((expert) => ({
      id: randomUUID(),
      expert,
      salt: randomBytes(32).toString('hex'),
      ...(expert.organisation && { organisation: expert.organisation }),
    }));
}
