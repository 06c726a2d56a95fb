import { EVENTS, type EventType, isOpen, lotsOf, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { beginningOf, type CaseLaw, evolve, impediments, type Stand } from '@mingtang/procedure/procedures';
import { concernsCases, factOf, lawOf } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { projectCancelled, projectChanged } from '../builders/announcement-events';
import { lotOpeningFailed } from '../builders/bidding-events';
import {
  awardDetermined,
  awardVoided,
  contractRefused,
  lotFailed,
  objectionDecided,
} from '../builders/disclosure-events';
import { eventOf } from '../builders/event-of';
import { firstLot } from '../builders/first-lot';
import { historyUntil } from '../builders/history';

/** A lot of a project as its events so far leave it, by the interpreter alone. */
export interface Told {
  readonly published: PublishedProject;
  readonly law: CaseLaw;
  readonly stand: Stand;
  /** How many open events of the project there were. */
  readonly places: number;
}

/** Numbers from 0 up to 1 by which a history goes on. */
export interface Choice {
  /** Below {@link OUT_OF_ORDER} whatever comes, above only what the lot allows. */
  readonly kind: number;
  readonly which: number;
  /** Below {@link ENDED} it may come to its end before its time. */
  readonly end: number;
  /** How much of what was told last its service had not seen. */
  readonly unseen: number;
}

const OUT_OF_ORDER = 0.25;
const ENDED = 0.08;
const ENDS: readonly EventType[] = [
  'announcement.project-cancelled.v1',
  'bidding.lot-opening-failed.v1',
  'disclosure.lot-failed.v1',
];

export function begun(published: PublishedProject): Told {
  const law = lawOf(published);
  return { published, law, stand: beginningOf(law.definition), places: 0 };
}

/** What is told next. @returns undefined where nothing can be */
export function next(told: Told, { kind, which, end, unseen }: Choice): ProcessEvent | undefined {
  const all = possible(told).filter(({ type }) => end < ENDED || !ENDS.includes(type));
  const some = kind < OUT_OF_ORDER ? all : all.filter((event) => isAllowed(told, event));
  const event = some[Math.floor(which * some.length)];
  return event && ({ ...event, seen: Math.max(1, told.places - Math.floor(unseen * 3)) } as ProcessEvent);
}

/** The same after an event of its project. */
export function after({ published, law, stand, places }: Told, event: ProcessEvent): Told {
  const place = places + (isOpen(event.type) ? 1 : 0);
  const concerned =
    concernsCases(event.type) &&
    lotsOf(
      event.data,
      published.lots.map(({ id }) => id),
    ).length > 0;
  const then = concerned ? evolve(law, stand, factOf(event, place)) : stand;
  const inForce = 'published' in event.data && then.overtaken.length === stand.overtaken.length;
  const notice = inForce ? (event.data as { published: PublishedProject }).published : published;
  return { published: notice, law: lawOf(notice), stand: then, places: place };
}

function isAllowed({ law, stand, places }: Told, event: ProcessEvent): boolean {
  const { act, at, item } = factOf(event, places + 1);
  return impediments(law, stand, { act, at, ...(item !== undefined && { item }), arrivedInTime: true }).length === 0;
}

/** One event of each kind that the project could have, made anew; those of the usual course twice, so that a history goes on. */
function possible({ published, law: { definition }, stand }: Told): ProcessEvent[] {
  if (stand.stage === 'draft') return historyUntil('publish', published);
  const at = published.timetable.openingAt;
  const candidates = { objectionsUntil: at };
  const usual = historyUntil('publish-contract', published, { candidates }).filter(
    ({ type }) => type !== 'announcement.project-published.v1',
  );
  const award = awardDetermined(published);
  const refusal = contractRefused(award);
  const of = { project: published.id, lot: firstLot(published) };
  const open = stand.open.find(({ relief }) => relief === 'objection')?.item ?? randomUUID();
  const answered = (upheld: boolean) =>
    eventOf(
      'disclosure.objection-answered.v1',
      { ...of, objection: open, answeredAt: at, upheld, digest: 'a'.repeat(64) },
      at,
    );
  const others: readonly ProcessEvent[] = [
    projectChanged(published, { published: { ...published, revision: published.revision + 1 } }),
    projectCancelled(published),
    lotOpeningFailed(published),
    eventOf(
      'disclosure.objection-filed.v1',
      { ...of, objection: randomUUID(), filedAt: at, digest: 'b'.repeat(64), answerDue: at },
      at,
      'bidder',
    ),
    answered(true),
    answered(false),
    objectionDecided(published, { objection: open }),
    refusal,
    lotFailed(refusal),
    awardVoided(award),
  ];
  return [...usual, ...usual, ...others].filter(({ type }) => EVENTS[type].act in definition.acts);
}
