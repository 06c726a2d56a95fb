import { type Actor } from '@mingtang/contracts';
import { timetableWarnings } from '@mingtang/procedure/notice';
import { definitionOf } from '@mingtang/procedure/procedures';
import { RULES } from '@mingtang/procedure/rules';
import { draftWarnings } from '@mingtang/procedure/tender';
import { type ProblemItemDto, readTraded, type TradedProject } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { custodyOf } from '../custody/project-custody';
import { documentsOf } from '../documents/project-documents';
import { type DraftDto } from '../drafting/draft.dto';
import { publicInvitation } from '../publication/published-project';
import { within } from '../refusals';
import { newestProcedure } from '../drafting/draft-procedure';
import { maySeeUnpublished } from './project-access';
import { ProjectLot } from './project-lot.entity';
import { type ProjectDto, type ProjectSummaryDto } from './project.dto';
import { type Project } from './project.entity';
import { stageOf } from './standing';

/** A project as the actor may see it: what no notice has published yet only for its owner. */
export async function projectView(
  manager: EntityManager,
  project: Project,
  actor: Actor | undefined,
  now: Date,
): Promise<ProjectDto> {
  const inside = maySeeUnpublished(actor, project);
  const { timetable, draftRevision, importChanges } = project;
  const custody = await custodyOf(manager, project);
  const traded = await readTraded(manager, project.id);
  return {
    ...projectSummary(project, traded),
    draft: draftFor(inside, project),
    lots: await lotsOf(manager, project, traded),
    documents: await documentsOf(manager, project.id, inside ? 'all' : 'issued'),
    ...(timetable && { timetable }),
    ...(custody && { custody }),
    ...(inside && { draftRevision }),
    ...(inside && importChanges && { importChanges: [...importChanges] }),
    ...(inside && !project.publishedAt && draftOnly(project, now)),
  };
}

/** What the tender says; whom it invites is for its owner alone (ANN-09). */
function draftFor(inside: boolean, { draft }: Project): DraftDto {
  const { invitation } = draft;
  const shown = inside || !invitation ? draft : { ...draft, invitation: publicInvitation(invitation) };
  return shown as unknown as DraftDto;
}

/** What a draft alone has: what may be wrong with it, and the version of its procedure that came since it was begun. */
function draftOnly(project: Project, now: Date): Pick<ProjectDto, 'warnings' | 'newestProcedure'> {
  const newest = newestProcedure(project.procedure, now);
  return {
    warnings: warningsOf(project, now),
    ...(newest !== undefined && newest !== project.procedure && { newestProcedure: newest }),
  };
}

/** What is lawful in a draft and yet probably not meant, were it published now. */
function warningsOf({ draft, timetable, procedure, calendar }: Project, now: Date): ProblemItemDto[] {
  const definition = definitionOf(procedure);
  const all = [
    ...within('draft', draftWarnings(draft, definition)),
    ...within('timetable', timetable ? timetableWarnings(timetable, now.toISOString(), definition, calendar) : []),
  ];
  return all.map(({ code, rule, field, message }) => ({
    code,
    ...(rule !== undefined && { rule, source: RULES[rule].source }),
    ...(field !== undefined && { field }),
    message,
  }));
}

/** @param traded undefined of a draft */
export function projectSummary(project: Project, traded: TradedProject | undefined): ProjectSummaryDto {
  const { id, ocid, procedure, revision, calendar, rerunOf, draft } = project;
  return {
    id,
    ocid,
    title: draft.title,
    procedure,
    ...(traded && { procedureDigest: traded.published.procedureDigest }),
    stage: stageOf(traded),
    revision,
    sandbox: calendar.mode === 'sandbox',
    ...(calendar.mode === 'sandbox' ? { secondsPerDay: calendar.secondsPerDay } : { holidays: calendar.holidays }),
    createdAt: project.createdAt.toISOString(),
    changedAt: project.changedAt.toISOString(),
    ...(project.publishedAt && { publishedAt: project.publishedAt.toISOString() }),
    ...(rerunOf !== null && { rerunOf }),
  };
}

/** In the order of the draft. */
async function lotsOf(
  manager: EntityManager,
  { id: projectId, draft }: Project,
  traded: TradedProject | undefined,
): Promise<ProjectDto['lots']> {
  const lots = await manager.findBy(ProjectLot, { projectId });
  return draft.lots.map(({ id }) => {
    const rerunIn = lots.find(({ lotId }) => lotId === id)?.rerunIn;
    const stage = traded?.cases.find(({ lot }) => lot === id)?.stand.stage ?? 'draft';
    return { id, stage, ...(rerunIn && { rerunIn }) };
  });
}
