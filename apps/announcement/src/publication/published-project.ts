import { type PublishedProject } from '@mingtang/contracts';
import { type Timetable } from '@mingtang/procedure/notice';
import { type Invitation, type ProjectDraftData } from '@mingtang/procedure/tender';
import { type CustodyDto } from '../custody/custody.dto';
import { type DocumentDto } from '../documents/document.dto';
import { type Project } from '../project/project.entity';

/** What stands when a notice publishes a project. */
export interface Publication {
  readonly project: Project;
  /** Of the definition of its procedure. */
  readonly procedureDigest: string;
  readonly timetable: Timetable;
  readonly custody: CustodyDto;
  readonly documents: readonly DocumentDto[];
  readonly publishedAt: Date;
}

/**
 * The parts of a draft that its notice does not tell, and why. Every other part is in the notice: a new one does not compile until
 * `PublishedProject` has it or it is named here.
 */
const NOT_IN_NOTICE = {
  origin: 'says where the form was filled in from, for its clerk; nothing of what is tendered',
} as const satisfies Partial<Record<keyof ProjectDraftData, string>>;

type NoticedPart = Exclude<keyof ProjectDraftData, keyof typeof NOT_IN_NOTICE>;

/** What a notice takes over from a draft as it stands. */
export function noticedParts(draft: ProjectDraftData): Pick<PublishedProject, NoticedPart> {
  const { invitation, ...rest } = draft;
  const told = Object.entries(rest).filter(([part]) => !(part in NOT_IN_NOTICE));
  return structuredClone({
    ...Object.fromEntries(told),
    ...(invitation && { invitation: publicInvitation(invitation) }),
  }) as Pick<PublishedProject, NoticedPart>;
}

/** Why a tender is by invitation; who is invited is secret until the opening (ANN-09). */
export function publicInvitation({ invited: _, ...told }: Invitation): Omit<Invitation, 'invited'> {
  return told;
}

/** A project as its notice tells it to the other services and to everyone. */
export function publishedProject(publication: Publication): PublishedProject {
  const { project, timetable, custody, documents, publishedAt } = publication;
  return {
    ...noticedParts(project.draft),
    id: project.id,
    revision: project.revision,
    ocid: project.ocid,
    procedure: project.procedure,
    procedureDigest: publication.procedureDigest,
    calendar: { ...project.calendar },
    documents: documents.map(({ issued: _, ...document }) => document),
    timetable: { ...timetable },
    custody: custodyWithRecipients(custody),
    publishedAt: publishedAt.toISOString(),
    ...(project.rerunOf !== null && { rerunOf: project.rerunOf }),
  };
}

/** The draft that a notice told, with what of it no notice tells. */
export function draftOf(
  told: PublishedProject,
  { origin, invitation }: Pick<ProjectDraftData, 'origin' | 'invitation'>,
): ProjectDraftData {
  const {
    id: _id,
    revision: _revision,
    ocid: _ocid,
    procedure: _procedure,
    procedureDigest: _digest,
    calendar: _calendar,
    documents: _documents,
    timetable: _timetable,
    custody: _custody,
    publishedAt: _publishedAt,
    rerunOf: _rerunOf,
    invitation: _invitation,
    ...draft
  } = told;
  return { ...structuredClone(draft), ...(origin && { origin }), ...(invitation && { invitation }) };
}

function custodyWithRecipients({ threshold, custodians }: CustodyDto): PublishedProject['custody'] {
  return {
    threshold,
    custodians: custodians.map(({ id, name, verificationKey, recipient }) => {
      if (recipient === undefined) throw new Error(`custodian ${id} has given no recipient`);
      return { id, name, recipient, verificationKey };
    }),
  };
}
