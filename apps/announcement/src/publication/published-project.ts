import { type PublishedProject } from '@mingtang/contracts';
import { type Timetable } from '@mingtang/procedure';
import { type CustodyDto } from '../custody/custody.dto';
import { type DocumentDto } from '../documents/document.dto';
import { type Project } from '../project/project.entity';

/** What stands when a notice publishes a project. */
export interface Publication {
  readonly project: Project;
  readonly timetable: Timetable;
  readonly custody: CustodyDto;
  readonly documents: readonly DocumentDto[];
  readonly publishedAt: Date;
}

/** A project as its notice tells it to the other services and to everyone; persons to contact are left to the notice. */
export function publishedProject(publication: Publication): PublishedProject {
  const { project, timetable, custody, documents, publishedAt } = publication;
  const { draft } = project;
  const { agency, bidSecurity, exceptionReasons, items } = draft;
  return {
    id: project.id,
    revision: project.revision,
    ocid: project.ocid,
    procedure: project.procedure,
    calendar: { ...project.calendar },
    title: draft.title,
    description: draft.description,
    classification: draft.classification,
    region: draft.region,
    procuringEntity: { ...draft.procuringEntity },
    ...(agency && { agency: { ...agency } }),
    estimate: draft.estimate && { ...draft.estimate },
    ...(bidSecurity && { bidSecurity: { ...bidSecurity } }),
    lots: [...draft.lots],
    requirements: [...draft.requirements],
    criteria: [...draft.criteria],
    evaluation: draft.evaluation,
    exceptionReasons: exceptionReasons.map(({ of, reason }) => ({ of, reason })),
    items: [...items],
    documents: documents.map(({ issued: _, ...document }) => document),
    timetable: { ...timetable },
    custody: custodyWithRecipients(custody),
    publishedAt: publishedAt.toISOString(),
    ...(project.rerunOf !== null && { rerunOf: project.rerunOf }),
  };
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
