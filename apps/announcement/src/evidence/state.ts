import { type PublishedProject } from '@mingtang/contracts';
import {
  alteredLines,
  type EvidenceLine,
  nodeEd25519,
  problemLine,
  rowsOf,
  sealedTextDigest,
  stateLine,
} from '@mingtang/service-kit';
import { receiptText, verifyNote } from '@mingtang/sealing';
import { type EntityManager } from 'typeorm';
import { GivenRecipient } from '../custody/given-recipient.entity';
import { invitationsOf } from '../invitations/invite-suppliers';
import { type Notice } from '../notices/notice.entity';
import { type Question } from '../questions/question.entity';
import { type EvidenceSources } from './evidence-sources';

/** What the notices of a project say today, in their order. */
export function* noticeState(notices: readonly Notice[]): Generator<EvidenceLine> {
  let inForce: PublishedProject | undefined;
  for (const notice of notices) {
    yield ofNotice(notice);
    const { id, projectId: project, voidedAt, voidReason: reason, published } = notice;
    if (voidedAt === null) inForce = published ?? inForce;
    else if (reason && inForce) {
      const said = { project, notice: id, voidedAt: voidedAt.toISOString(), reason, published: inForce };
      yield stateLine('announcement.change-voided.v1', said);
    }
  }
}

function ofNotice({ id, projectId: project, kind, publishedAt, reason, published, ...change }: Notice): EvidenceLine {
  const at = publishedAt.toISOString();
  const said = { project, notice: id, reason: reason ?? '' };
  if (kind === 'cancellation')
    return stateLine('announcement.project-cancelled.v1', {
      ...said,
      cancelledAt: at,
      lots: [...(change.lots ?? [])],
    });
  if (!published) return problemLine('announcement.project-published.v1', 'row-altered', id, 'notice.published');
  if (kind === 'tender') return stateLine('announcement.project-published.v1', { project, published });
  return stateLine('announcement.project-changed.v1', {
    ...said,
    changedAt: at,
    affectsBids: change.affectsBids ?? false,
    ...(change.noEffectReason !== null && { noEffectReason: change.noEffectReason }),
    changedFields: [...(change.changedFields ?? [])],
    published,
  });
}

/** Every recipient that a custodian gave, also where another followed it; and whether the event that it names says so. */
export async function* recipientState(manager: EntityManager, projectId: string): AsyncGenerator<EvidenceLine> {
  const of = 'announcement.recipient-given.v1';
  const given = await manager.find(GivenRecipient, { where: { projectId }, order: { givenAt: 'ASC', eventId: 'ASC' } });
  const told = await manager.query<{ id: string }[]>(
    'SELECT event_id AS id FROM outbox WHERE project_id = $1 AND type = $2',
    [projectId, of],
  );
  for (const { projectId: project, custodianId: custodian, recipient, signature, givenAt, eventId } of given) {
    yield stateLine(of, { project, custodian, recipient, signature, givenAt: givenAt.toISOString() });
    const known = told.some(({ id }) => id === eventId);
    yield* alteredLines('announcement', of, custodian, known ? [] : ['given_recipient.event_id']);
  }
}

/** Who was invited, once that may be known. */
export async function* invitationState(manager: EntityManager, projectId: string): AsyncGenerator<EvidenceLine> {
  const of = 'announcement.suppliers-invited.v1';
  const told = await manager.query<{ id: string }[]>(
    'SELECT event_id AS id FROM outbox WHERE project_id = $1 AND type = $2',
    [projectId, of],
  );
  for (const { eventId, invitedAt, suppliers } of await invitationsOf(manager, projectId)) {
    yield stateLine(of, { project: projectId, invitedAt: invitedAt.toISOString(), suppliers: [...suppliers] });
    const known = told.some(({ id }) => id === eventId);
    yield* alteredLines('announcement', of, eventId, known ? [] : ['invitation.event_id']);
  }
}

interface QuestionRow extends Pick<Question, 'id' | 'text' | 'salt' | 'receipt' | 'answer'> {
  readonly asked_at: Date;
  readonly event_id: string;
  readonly affects_bids: boolean | null;
  readonly answered_at: Date | null;
}

/** The questions, their digests made again of salt and text: those answered, and all once they are listed. */
export async function* questionState(
  { manager, signer }: EvidenceSources,
  project: string,
  listed: boolean,
): AsyncGenerator<EvidenceLine> {
  const keys = [signer.verifierKey, ...signer.retired];
  const rows = rowsOf<QuestionRow>(
    manager,
    `SELECT id, text, salt, receipt, answer, asked_at, event_id, affects_bids, answered_at
     FROM question WHERE project_id = $1 AND ($2 OR answered_at IS NOT NULL) ORDER BY asked_at, id`,
    [project, listed],
  );
  for await (const row of rows) {
    const { id: question, text, answer, affects_bids: affectsBids, answered_at: answeredAt } = row;
    if (listed) yield* ofAsked(project, row, keys);
    if (answeredAt)
      yield stateLine('announcement.question-answered.v1', {
        project,
        question,
        answeredAt: answeredAt.toISOString(),
        text,
        answer: answer ?? '',
        ...(affectsBids !== null && { affectsBids }),
      });
  }
}

function* ofAsked(project: string, row: QuestionRow, keys: readonly string[]): Generator<EvidenceLine> {
  const { id: question, asked_at, event_id: event, receipt } = row;
  const of = 'announcement.question-asked.v1';
  const [digest, askedAt] = [sealedTextDigest(row), asked_at.toISOString()];
  yield stateLine(of, { project, question, askedAt, digest });
  const said = receiptText({ act: 'question-asked', event, project, subject: question, digest, time: askedAt });
  if (!keys.some((key) => verifyNote(receipt, key, nodeEd25519) === said))
    yield problemLine(of, 'row-altered', question, 'question.receipt');
}
