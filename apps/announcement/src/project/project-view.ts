import { type Actor } from '@mingtang/contracts';
import { definitionOf, draftWarnings, RULES, timetableWarnings } from '@mingtang/procedure';
import { type ProblemItemDto } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { custodyOf } from '../custody/project-custody';
import { documentsOf } from '../documents/project-documents';
import { type DraftDto } from '../drafting/draft.dto';
import { within } from '../refusals';
import { LotStage } from './lot-stage.entity';
import { maySeeUnpublished } from './project-access';
import { type ProjectDto, type ProjectSummaryDto } from './project.dto';
import { type Project } from './project.entity';

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
  return {
    ...projectSummary(project),
    draft: project.draft as unknown as DraftDto,
    lots: await lotsOf(manager, project),
    documents: await documentsOf(manager, project.id, inside ? 'all' : 'issued'),
    ...(timetable && { timetable }),
    ...(custody && { custody }),
    ...(inside && { draftRevision }),
    ...(inside && importChanges && { importChanges: [...importChanges] }),
    ...(inside && project.stage === 'draft' && { warnings: warningsOf(project, now) }),
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

export function projectSummary(project: Project): ProjectSummaryDto {
  const { id, ocid, procedure, stage, revision, calendar, rerunOf, draft } = project;
  return {
    id,
    ocid,
    title: draft.title,
    procedure,
    stage,
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
async function lotsOf(manager: EntityManager, { id: projectId, stage, draft }: Project): Promise<ProjectDto['lots']> {
  const stages = await manager.findBy(LotStage, { projectId });
  const byId = new Map(stages.map((lot) => [lot.lotId, lot]));
  return draft.lots.map(({ id }) => {
    const lot = byId.get(id);
    return { id, stage: lot?.stage ?? stage, ...(lot?.rerunIn && { rerunIn: lot.rerunIn }) };
  });
}
