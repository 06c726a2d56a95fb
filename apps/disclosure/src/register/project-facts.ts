import { Clock } from '@mingtang/messaging';
import { readTraded } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager, In } from 'typeorm';
import { Award } from '../award/award.entity';
import { Contract } from '../contract/contract.entity';
import { ContractRefusal } from '../contract-refusal/contract-refusal.entity';
import { Objection } from '../objections/objection.entity';
import { RegisterLot } from '../projections/register-lot.entity';
import { knownProject } from './known-project';
import { lotFacts } from './lot-facts';
import { type ProjectFactsDto } from './project-facts.dto';
import { ProjectSteps } from './project-steps';

const STEPS_SHOWN = 500;

/** The page of facts of a project. */
@Injectable()
export class ProjectFacts {
  constructor(
    private readonly manager: EntityManager,
    private readonly steps: ProjectSteps,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `project-unknown` */
  async show(project: string): Promise<ProjectFactsDto> {
    const { stage, sandbox, cancellation, published } = await knownProject(this.manager, project);
    const { timetable, ...notice } = published;
    const { calendar } = notice;
    const [registered, objections, awards, steps, traded] = await Promise.all([
      this.manager.findBy(RegisterLot, { projectId: project }),
      this.manager.find(Objection, { where: { projectId: project }, order: { filedAt: 'ASC', id: 'ASC' } }),
      this.manager.find(Award, { where: { projectId: project }, order: { determinedAt: 'ASC' } }),
      this.steps.list(project, { limit: STEPS_SHOWN }),
      readTraded(this.manager, project),
    ]);
    const ofAwards = { awardId: In(awards.map(({ id }) => id)) };
    const contracts = await this.manager.findBy(Contract, ofAwards);
    const refusals = await this.manager.findBy(ContractRefusal, ofAwards);
    const ofProject = { contracts, refusals, cancelled: cancellation !== null, now: this.clock.instant() };
    return {
      project,
      procedure: published.procedure,
      stage,
      sandbox,
      ...(calendar.mode === 'sandbox' ? { secondsPerDay: calendar.secondsPerDay } : { holidays: calendar.holidays }),
      ...(cancellation && { cancellation: { cancelledAt: cancellation.cancelledAt, reason: cancellation.reason } }),
      notice,
      timetable,
      lots: notice.lots.flatMap((lot) => {
        const known = registered.find(({ lotId }) => lotId === lot.id);
        const of = traded?.cases.find((each) => each.lot === lot.id);
        if (!known || !of) return [];
        const ofLot = ({ lotId }: { readonly lotId: string }) => lotId === lot.id;
        const result = {
          objections: objections.filter(ofLot),
          awards: awards.filter(ofLot),
          of,
        };
        return [lotFacts(lot, known, { ...result, ...ofProject })];
      }),
      steps: steps.items,
      ...(steps.next !== undefined && { moreSteps: steps.next }),
    };
  }
}
