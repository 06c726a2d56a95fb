import { organisationKey, type PublishedProject } from '@mingtang/contracts';
import { alteredFolds, type EvidenceLine, problemLine, type TradedProject } from '@mingtang/service-kit';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { CustodySeat } from '../custody/custody-seat.entity';
import { GivenRecipient } from '../custody/given-recipient.entity';
import { documentsOf } from '../documents/project-documents';
import { TenderDocument } from '../documents/tender-document.entity';
import { type Notice } from '../notices/notice.entity';
import { ProjectLot } from '../project/project-lot.entity';
import { Project } from '../project/project.entity';
import { publishedProject } from '../publication/published-project';

type PublishedNotice = Notice & { readonly published: PublishedProject };

/**
 * Where rows of a published project contradict its notices or each other: acts are decided by these rows, so that one edited behind
 * the service's back must be found too.
 */
export async function* alteredRows(
  manager: EntityManager,
  project: Project,
  traded: TradedProject,
  notices: readonly Notice[],
): AsyncGenerator<EvidenceLine> {
  const published = notices.filter(
    (notice): notice is PublishedNotice => notice.published !== null && notice.voidedAt === null,
  );
  const latest = published.at(-1);
  const altered = [
    ...(latest ? await contradicting(manager, project, latest) : ['notice']),
    ...ownColumns(project, notices),
    ...(await ofLots(manager, project, traded)),
    ...(isOrdered(traded) && !isDeepStrictEqual(traded.published, latest?.published)
      ? ['traded_project.published']
      : []),
    ...(await reruns(manager, project)),
    ...notices.flatMap(ofNotice),
  ];
  const of = 'announcement.project-published.v1';
  if (altered.length > 0) yield problemLine(of, 'row-altered', project.id, altered.join(', '));
  const documents = await manager.findBy(TenderDocument, { projectId: project.id, issuedRevision: Not(IsNull()) });
  for (const { id, issuedRevision } of documents)
    if (
      published.find((notice) => notice.published.documents.some((each) => each.id === id))?.revision !== issuedRevision
    )
      yield problemLine(of, 'row-altered', id, 'tender_document.issued_revision');
  yield* recipients(manager, project);
  yield* alteredFolds(manager, 'announcement', traded);
}

/** The members in which the project as its rows have it differs from its latest notice. */
async function contradicting(
  manager: EntityManager,
  project: Project,
  { revision, published }: PublishedNotice,
): Promise<string[]> {
  const { timetable, publishedAt } = project;
  if (!timetable || !publishedAt) return ['project.timetable'];
  const seats = await manager.find(CustodySeat, { where: { projectId: project.id }, order: { place: 'ASC' } });
  // Names of custodians stand as the notice published them, whatever they are called today.
  const nameOf = (id: string): string => published.custody.custodians.find((each) => each.id === id)?.name ?? '';
  const rebuilt = publishedProject({
    project: { ...project, revision },
    procedureDigest: published.procedureDigest,
    timetable,
    custody: {
      threshold: project.custodyThreshold ?? 0,
      custodians: seats.map(({ custodianId: id, recipient, verificationKey }) => ({
        id,
        name: nameOf(id),
        recipient: recipient ?? '',
        verificationKey: verificationKey ?? '',
      })),
      complete: true,
    },
    documents: await documentsOf(manager, project.id, 'issued'),
    publishedAt,
  });
  const today = JSON.parse(JSON.stringify(rebuilt)) as PublishedProject;
  const members = Object.keys(published) as (keyof PublishedProject)[];
  return [
    ...members.filter((member) => !isDeepStrictEqual(today[member], published[member])),
    ...(seats.every(({ place }, at) => place === at) ? [] : ['custody_seat.place']),
  ];
}

/** The project's columns that follow from others. */
function ownColumns(project: Project, notices: readonly Notice[]): string[] {
  const { draft, procuringEntityKey, agencyKey, revision, publishedAt } = project;
  const first = notices[0];
  return [
    ...(procuringEntityKey === organisationKey(draft.procuringEntity) ? [] : ['project.procuring_entity_key']),
    ...(agencyKey === (draft.agency ? organisationKey(draft.agency) : null) ? [] : ['project.agency_key']),
    ...(revision === notices.at(-1)?.revision ? [] : ['project.revision']),
    ...(publishedAt?.getTime() === first?.publishedAt.getTime() && first?.kind === 'tender'
      ? []
      : ['notice.published_at']),
  ];
}

/** Only a change has fields and an effect and may be void, only a cancellation lots, and only a tender notice has no reason. */
function ofNotice({ kind, reason, affectsBids, changedFields, lots, voidedAt, voidReason }: Notice): string[] {
  return [
    ...((reason === null) === (kind === 'tender') ? [] : ['notice.reason']),
    ...((affectsBids !== null) === (kind === 'change') ? [] : ['notice.affects_bids']),
    ...((changedFields !== null) === (kind === 'change') ? [] : ['notice.changed_fields']),
    ...((lots !== null) === (kind === 'cancellation') ? [] : ['notice.lots']),
    ...(voidedAt === null || kind === 'change' ? [] : ['notice.voided_at']),
    ...((voidReason === null) === (voidedAt === null) ? [] : ['notice.void_reason']),
  ];
}

/** A lot is run again in a project that says so itself, and each such project is that of some lot. */
async function reruns(manager: EntityManager, { id }: Project): Promise<string[]> {
  const lots = await manager.findBy(ProjectLot, { projectId: id });
  const again = (await manager.findBy(Project, { rerunOf: id })).map((project) => project.id);
  const named = new Set(lots.map(({ rerunIn }) => rerunIn));
  const right = lots.every(({ rerunIn }) => rerunIn === null || again.includes(rerunIn));
  return right && again.every((project) => named.has(project)) ? [] : ['lot.rerun_in'];
}

/** The lots of the draft, of the rows and of the cases are the same. */
async function ofLots(manager: EntityManager, { id, draft }: Project, { cases }: TradedProject): Promise<string[]> {
  const rows = (await manager.findBy(ProjectLot, { projectId: id })).map(({ lotId }) => lotId).sort();
  const drafted = draft.lots.map((lot) => lot.id).sort();
  return [
    ...(isDeepStrictEqual(rows, drafted) ? [] : ['lot.lot_id']),
    ...(isDeepStrictEqual(cases.map(({ lot }) => lot).sort(), drafted) ? [] : ['traded_case.lot']),
  ];
}

/** Whether all that this service did in the cases has its place in the order of the project. */
function isOrdered({ cases }: TradedProject): boolean {
  return cases.every(({ acted }) => acted.length === 0);
}

/** Seats whose recipient is not the one that their custodian gave last; one who gave it before that was logged has none. */
async function* recipients(manager: EntityManager, { id: projectId }: Project): AsyncGenerator<EvidenceLine> {
  const seats = await manager.findBy(CustodySeat, { projectId });
  const given = await manager.find(GivenRecipient, { where: { projectId }, order: { givenAt: 'ASC' } });
  for (const { custodianId, recipient, signature, givenAt } of seats) {
    const ofCustodian = given.filter((each) => each.custodianId === custodianId);
    const same = ofCustodian.some(
      (each) =>
        each.recipient === recipient &&
        each.signature === signature &&
        each.givenAt.getTime() === givenAt?.getTime() &&
        each.givenAt.getTime() === ofCustodian.at(-1)?.givenAt.getTime(),
    );
    if (ofCustodian.length > 0 && !same)
      yield problemLine('announcement.recipient-given.v1', 'row-altered', custodianId, 'custody_seat');
  }
}
