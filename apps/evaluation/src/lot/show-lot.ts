import { type Actor } from '@mingtang/contracts';
import { owningRole } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { CommitteeMember, sits } from '../committee/committee-member.entity';
import { drawStand } from '../draw/draw-stand';
import { overtakenActDto } from '../overtaken/overtaken-act.dto';
import { OvertakenAct } from '../overtaken/overtaken-act.entity';
import { refused } from '../refusals';
import { ReportSignature } from '../report/report-signature.entity';
import { ReviewSheet } from '../review/review-sheet.entity';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { publicSince } from '../report/public-since';
import { signingDue } from '../report/signing-due';
import { isConcluded, isVacant } from './evaluation-state';
import { Evaluation } from './evaluation.entity';
import { knownLot, seatOf } from './lot-access';
import { type KnownLot, type OpenedLot } from './opened-lot';
import { type LotPath } from './lot-path';
import { type LotDto, type MemberDto } from './lot.dto';
import { openedBids } from './opened-bids';

/** Ids of members who have done each thing. */
interface Done {
  readonly reviewed: ReadonlySet<string>;
  readonly scored: ReadonlySet<string>;
  readonly signed: ReadonlySet<string>;
}

/** Where the evaluation of a lot stands, for its owner, its committee and supervision. */
@Injectable()
export class ShowLot {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws RefusedError `project-unknown`, `lot-unknown`, `lot-not-yours` */
  async run(path: LotPath, actor: Actor): Promise<LotDto> {
    // All of one moment: an act that is being undone is shown whole, or not yet.
    return this.dataSource.transaction('REPEATABLE READ', async (manager) =>
      this.of(manager, await knownLot(manager, path), actor),
    );
  }

  /** As {@link run}, within a transaction in which the lot may have gone on. */
  async of(manager: EntityManager, known: KnownLot, actor: Actor): Promise<LotDto> {
    const { project, lot } = known.case;
    const members = await manager.find(CommitteeMember, {
      where: { project, lot },
      order: { seatedAt: 'ASC', id: 'ASC' },
    });
    const seated = members.filter(sits);
    const seat = seatOf(seated, actor);
    const supervises = actor.roles.includes('supervisor');
    const owns = owningRole(actor, known.project.published) !== undefined;
    if (!seat && !supervises && !owns) throw refused('lot-not-yours');
    const evaluation = await manager.findOneBy(Evaluation, { project, lot });
    if (!evaluation) return headOf(known);
    const overtaken = await manager.find(OvertakenAct, { where: { project, lot }, order: { at: 'ASC', event: 'ASC' } });
    const done = await doneBy(manager, { project, lot });
    const draw = await drawStand(manager, known);
    return {
      ...headOf(known),
      ...standOf({ ...known, evaluation }),
      ...(draw && { draw }),
      ...(overtaken.length > 0 && { overtaken: overtaken.map(overtakenActDto) }),
      ...countsOf(seated, done, known),
      ...((owns || supervises) && { members: members.map((member) => memberDto(member, supervises)) }),
      ...(seat && {
        own: {
          member: seat.id,
          accepted: seat.state === 'accepted',
          reviewed: done.reviewed.has(seat.id),
          scored: done.scored.has(seat.id),
          signed: done.signed.has(seat.id),
        },
      }),
    };
  }
}

async function doneBy(manager: EntityManager, { project, lot }: LotPath): Promise<Done> {
  const standing = { project, lot, voidAt: IsNull() };
  const idsOf = (work: readonly { readonly member: string }[]) => new Set(work.map(({ member }) => member));
  return {
    reviewed: idsOf(await manager.find(ReviewSheet, { where: standing, select: { id: true, member: true } })),
    scored: idsOf(await manager.find(MemberScoreSheet, { where: standing, select: { id: true, member: true } })),
    signed: idsOf(await manager.findBy(ReportSignature, { ...standing, position: Not('refused' as const) })),
  };
}

function headOf({ project, case: { stand }, terms }: KnownLot) {
  const { calendar } = terms;
  return {
    project: project.id,
    lot: terms.lot.id,
    title: terms.lot.title,
    stage: stand.stage,
    vacant: isVacant(stand),
    concluded: isConcluded(stand),
    sandbox: calendar.mode === 'sandbox',
    ...(calendar.mode === 'sandbox' && { secondsPerDay: calendar.secondsPerDay }),
    method: terms.method.kind,
  };
}

function standOf(lot: OpenedLot) {
  const { opening, formedAt, reviewConcludedAt, completedAt, document, signedAt } = lot.evaluation;
  const due = document ? signingDue(lot.case) : undefined;
  const publicAt = publicSince(lot);
  return {
    bids: openedBids(opening).length,
    bidders: openedBids(opening).map(({ bidder }) => bidder),
    openedAt: opening.openedAt,
    ...(formedAt && { formedAt: formedAt.toISOString() }),
    ...(reviewConcludedAt && { reviewConcludedAt: reviewConcludedAt.toISOString() }),
    ...(completedAt && { completedAt: completedAt.toISOString() }),
    ...(document && { outcome: document.result.outcome }),
    ...(due !== undefined && { signingDue: due }),
    ...(signedAt && { signedAt: signedAt.toISOString() }),
    ...(publicAt !== undefined && { publicAt }),
  };
}

function countsOf(seated: readonly CommitteeMember[], { reviewed, scored, signed }: Done, { terms }: KnownLot) {
  const of = seated.length;
  return {
    accepted: { done: seated.filter(({ state }) => state === 'accepted').length, of },
    reviewed: { done: reviewed.size, of },
    ...(terms.method.kind === 'composite' && { scored: { done: scored.size, of } }),
    signed: { done: signed.size, of },
  };
}

function memberDto({ id, kind, category, state, name }: CommitteeMember, named: boolean): MemberDto {
  return { id, kind, ...(category !== null && { category }), state, ...(named && { name }) };
}
