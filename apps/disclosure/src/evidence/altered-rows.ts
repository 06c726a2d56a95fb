import { type EventType } from '@mingtang/contracts';
import { checkCandidatesPublication, checkContract, contractDue } from '@mingtang/procedure/disclosure';
import { periodOf } from '@mingtang/procedure/procedures';
import { endOfPeriod } from '@mingtang/procedure/time';
import {
  alteredFolds,
  alteredLines,
  confirms,
  type EvidenceLine,
  lawOf,
  readTraded,
  sealedTextDigest,
} from '@mingtang/service-kit';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';
import { type Award } from '../award/award.entity';
import { type Objection, objectorDigest } from '../objections/objection.entity';
import { RAISING } from '../objections/raised-relief';
import { type RegisterLot } from '../projections/register-lot.entity';
import { type RegisterProject } from '../projections/register-project.entity';
import { estimateOf, registered } from '../projections/take-notice';
import { alteredStands } from './altered-stands';
import { type ProjectRows } from './project-rows';

/** Where columns contradict those that they follow from: acts are decided by them, and the register's list shows them. */
export async function* alteredRows(
  manager: EntityManager,
  rows: ProjectRows,
  receiptKeys: readonly string[],
): AsyncGenerator<EvidenceLine> {
  const { project, lots, objections, awards } = rows;
  const traded = await readTraded(manager, project.id);
  yield* altered('announcement.project-published.v1', project.id, [
    ...ofProject(project),
    ...ofLots(rows),
    ...(traded ? await alteredStands(manager, rows, traded) : ['traded_project']),
    ...(await misattributed(manager, project)),
    ...(await undecided(manager, rows)),
  ]);
  if (traded) yield* alteredFolds(manager, 'disclosure', traded);
  for (const lot of lots) yield* altered('disclosure.candidates-published.v1', lot.lotId, ofCandidates(lot, project));
  for (const objection of objections)
    yield* altered(
      `disclosure.${RAISING[objection.relief].receipt}.v1`,
      objection.id,
      ofObjection(objection, receiptKeys),
    );
  for (const award of awards) yield* altered('disclosure.award-determined.v1', award.id, ofAward(award, rows));
}

/** Columns that follow from the published notice. */
function ofProject({ published, ...row }: RegisterProject): string[] {
  const { published: _, ...expected } = registered(published);
  const columns = Object.keys(expected) as (keyof typeof expected)[];
  // As JSON, for that is how a row holds them.
  const same = (column: keyof typeof expected): boolean => isDeepStrictEqual(json(row[column]), json(expected[column]));
  return columns.filter((column) => !same(column)).map((column) => `register_project.${column}`);
}

/** Estimates of lots follow from the notice: statistics count savings by them. */
function ofLots({ project: { published }, lots }: ProjectRows): string[] {
  const expected = new Map(published.lots.map((lot) => [lot.id, estimateOf(lot, published)]));
  const same = lots.every(({ lotId, estimate }) => isDeepStrictEqual(estimate, expected.get(lotId) ?? null));
  return same ? [] : ['register_lot.estimate'];
}

/** Steps whose source is not the service that says events of their type. */
async function misattributed(manager: EntityManager, { id }: RegisterProject): Promise<string[]> {
  const [row] = await manager.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM step WHERE project_id = $1 AND source <> '/mingtang/' || split_part(type, '.', 1)`,
    [id],
  );
  return (row?.n ?? 0) > 0 ? ['step.source'] : [];
}

/** Objections of which this service said that they are decided, and whose rows do not. */
async function undecided(manager: EntityManager, { project, objections }: ProjectRows): Promise<string[]> {
  const said = await manager.query<{ objection: string }[]>(
    `SELECT event->'data'->>'objection' AS objection FROM outbox
     WHERE project_id = $1 AND type = 'disclosure.objection-decided.v1'`,
    [project.id],
  );
  const decided = new Set(said.map(({ objection }) => objection));
  return objections.every(({ id, decision }) => (decision !== null) === decided.has(id)) ? [] : ['objection.decision'];
}

function ofCandidates({ candidates: published, report }: RegisterLot, project: RegisterProject): string[] {
  if (!published) return [];
  if (!report) return ['register_lot.report'];
  const { definition, calendar } = lawOf(project.published);
  const { publishedAt, candidates, due, late } = published;
  const check = { now: publishedAt, reportAt: report.signedAt, candidates: candidates.length };
  const same = holds(() => {
    const lawful = checkCandidatesPublication(check, definition, calendar);
    return lawful.ok && lawful.value.due === due && lawful.value.late === late;
  });
  return same ? [] : ['register_lot.candidates'];
}

function ofObjection(objection: Objection, keys: readonly string[]): string[] {
  const { id: subject, projectId: project, lotId: lot, salt, grounds, digest, filedAt, eventId, receipt } = objection;
  const { answer, answerSalt, answerDigest, relief } = objection;
  const { receipt: act } = RAISING[relief];
  const answered = answer !== null && answerSalt !== null;
  const answerHolds = answered ? sealedTextDigest({ salt: answerSalt, text: answer }) : null;
  const confirmed = (event: string, note: string): boolean =>
    confirms(note, { act, event, project, lot, subject, digest, time: filedAt.toISOString() }, keys);
  return [
    ...(sealedTextDigest({ salt, text: grounds }) === digest ? [] : ['objection.digest']),
    ...(objection.objectorDigest === null || objectorDigest(objection) === objection.objectorDigest
      ? []
      : ['objection.objector_digest']),
    ...(answerHolds === answerDigest ? [] : ['objection.answer_digest']),
    ...(eventId === null || receipt === null || confirmed(eventId, receipt) ? [] : ['objection.receipt']),
  ];
}

/** An award stands until the next is determined or its lot is let fail, is told to all bidders at once, and due for a contract by law. */
function ofAward(award: Award, { project, awards, notices, contracts, refusals }: ProjectRows): string[] {
  const { id, lotId, supersededAt, noticedAt, contractDue: due, price, resultPublishedAt, challengesUntil } = award;
  const ofLot = awards.filter((each) => each.lotId === lotId);
  const next = ofLot[ofLot.indexOf(award) + 1]?.determinedAt;
  const failed = refusals.find(({ awardId }) => awardId === id)?.failedAt;
  const { definition, calendar } = lawOf(project.published);
  const lawfulDue = noticedAt && contractDue(noticedAt.toISOString(), definition, calendar);
  const told = notices.filter(({ awardId }) => awardId === id);
  const contract = contracts.find(({ awardId }) => awardId === id);
  const terms = contract &&
    noticedAt && {
      signedAt: contract.signedAt.toISOString(),
      noticedAt: noticedAt.toISOString(),
      awardPrice: price,
      contractPrice: contract.price,
      ...(contract.performanceSecurity && { performanceSecurity: contract.performanceSecurity }),
    };
  const late = (): boolean | undefined => {
    const lawful = terms && checkContract(terms, definition, calendar);
    return lawful?.ok ? lawful.value.late : undefined;
  };
  return [
    ...(supersededAt?.getTime() === (next ?? failed)?.getTime() ? [] : ['award.superseded_at']),
    ...((challengesUntil?.toISOString() ?? null) ===
    (resultPublishedAt && endOfPeriod(resultPublishedAt.toISOString(), periodOf(definition, 'challenge'), calendar))
      ? []
      : ['award.challenges_until']),
    ...((due?.toISOString() ?? null) === lawfulDue ? [] : ['award.contract_due']),
    ...(told.every((notice) => notice.noticedAt.getTime() === noticedAt?.getTime()) ? [] : ['award_notice.noticed_at']),
    ...(!contract || holds(() => late() === contract.late) ? [] : ['contract.late']),
  ];
}

function altered(of: EventType, subject: string, columns: readonly string[]): EvidenceLine[] {
  return alteredLines('disclosure', of, subject, columns);
}

/** What was altered may be no instant or amount any more, of which nothing can be worked out. */
function holds(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}

function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
