import {
  type Calendar,
  candidatesDue,
  isBefore,
  lawBinding,
  type ProcedureDefinition,
  type ProjectFlags,
} from '@mingtang/procedure';
import { kindOfStage } from '@mingtang/procedure/procedures';
import { type Schema } from '../../../api/api';

export type ProjectFacts = Schema<'disclosure.ProjectFactsDto'>;
export type LotFacts = Schema<'disclosure.LotFactsDto'>;
export type LotStand = Schema<'evaluation.LotDto'>;

/** What the owner of a lot can have to do from the opening on. */
export const OWN_ACTS = ['draw', 'redraw', 'publish', 'answer', 'decide', 'award', 'notify', 'contract'] as const;
export type OwnAct = (typeof OWN_ACTS)[number];

/** What else it can be that comes next. */
export type Awaited = 'bids' | 'opening' | 'drawn' | 'committee' | 'signing' | 'objections' | 'nothing';

/** What comes next on a lot: an act of its owner, or what has to be waited for; with the time that the law or somebody set. */
export type NextAct =
  { readonly owes: OwnAct; readonly due?: string } | { readonly awaits: Awaited; readonly due?: string };

/** The law that a project goes by, as its notice says. */
export function lawOf({ notice }: Pick<ProjectFacts, 'notice'>): {
  readonly definition: ProcedureDefinition;
  readonly calendar: Calendar;
} {
  const published = notice as unknown as { procedure: string; calendar: Calendar } & ProjectFlags;
  return { definition: lawBinding(published), calendar: published.calendar };
}

/**
 * What comes next on a lot.
 * @param stand where its evaluation stands, once it is opened.
 * @param now by the platform's clock.
 */
export function nextAct(
  project: Pick<ProjectFacts, 'notice' | 'timetable'>,
  lot: Pick<LotFacts, 'stage' | 'candidates' | 'objections' | 'award' | 'contract'>,
  stand: Pick<LotStand, 'state' | 'draw' | 'signingDue' | 'signedAt' | 'outcome'> | undefined,
  now: string,
): NextAct {
  switch (kindOfStage(lot.stage)) {
    case 'draft':
    case 'offers':
      return { awaits: 'bids', due: project.timetable.submissionDeadline };
    case 'opening':
      return { awaits: 'opening' };
    case 'evaluation':
      return duringEvaluation(project, stand);
    case 'publicity':
      return duringPublication(lot, now);
    case 'awarded':
      return afterAward(lot);
    case 'success':
    case 'failure':
    case 'cancelled':
      return { awaits: 'nothing' };
  }
}

function duringEvaluation(
  project: Pick<ProjectFacts, 'notice'>,
  stand: Pick<LotStand, 'state' | 'draw' | 'signingDue' | 'signedAt' | 'outcome'> | undefined,
): NextAct {
  const drawing = stand?.draw?.state === 'requested' || stand?.draw?.state === 'awaiting-reveals';
  switch (stand?.state) {
    case 'awaiting-draw':
    case 'vacant':
      if (drawing) return { awaits: 'drawn', ...(stand.draw?.due !== undefined && { due: stand.draw.due }) };
      return { owes: stand.state === 'vacant' ? 'redraw' : 'draw' };
    case 'signing':
      return { awaits: 'signing', ...(stand.signingDue !== undefined && { due: stand.signingDue }) };
    case 'signed': {
      if (stand.outcome !== 'ranked' || stand.signedAt === undefined) return { awaits: 'nothing' };
      const { definition, calendar } = lawOf(project);
      return { owes: 'publish', due: candidatesDue(stand.signedAt, definition, calendar) };
    }
    case 'cancelled':
      return { awaits: 'nothing' };
    case undefined:
    case 'awaiting-opening':
      return { awaits: 'opening' };
    case 'declaring':
    case 'review':
    case 'scoring':
      return { awaits: 'committee' };
  }
}

function duringPublication(
  { candidates, objections }: Pick<LotFacts, 'candidates' | 'objections'>,
  now: string,
): NextAct {
  const open = objections.filter(({ state }) => state === 'open').map(({ answerDue }) => answerDue);
  const [first] = open.sort();
  if (first !== undefined) return { owes: 'answer', due: first };
  if (objections.some(({ upheld, decision }) => upheld && !decision)) return { owes: 'decide' };
  if (candidates && isBefore(now, candidates.objectionsUntil))
    return { awaits: 'objections', due: candidates.objectionsUntil };
  return { owes: 'award' };
}

function afterAward({ award, objections }: Pick<LotFacts, 'award' | 'objections'>): NextAct {
  const open = objections.filter(({ state }) => state === 'open').map(({ answerDue }) => answerDue);
  const [first] = open.sort();
  if (first !== undefined) return { owes: 'answer', due: first };
  if (award?.noticedAt === undefined) return { owes: 'notify' };
  return { owes: 'contract', ...(award.contractDue !== undefined && { due: award.contractDue }) };
}
