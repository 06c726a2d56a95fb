import { describe, expect, it } from '@jest/globals';
import {
  disclosedBy,
  disclosersOf,
  EVENT_TYPES,
  EVENTS,
  type EventType,
  isEventType,
  publicFacts,
  publisherOf,
} from './catalogue';
import { type ActDefinition, type ActId, ACTS, PROCEDURES, suspendable } from '@mingtang/procedure/procedures';
import { ACTING_SERVICES, PUBLISHING_SERVICES } from '@mingtang/services';

const typesWhere = (holds: (type: EventType) => boolean) => EVENT_TYPES.filter(holds).sort();

describe('the catalogue of events', () => {
  it('defines each type once, under its own name', () => {
    expect(new Set(EVENT_TYPES).size).toBe(EVENT_TYPES.length);
    expect(Object.entries(EVENTS).filter(([type, event]) => event.type !== type)).toEqual([]);
    expect(EVENT_TYPES.filter((type) => !/^[a-z]+(?:\.[a-z]+(?:-[a-z]+)*)\.v[1-9]\d*$/.test(type))).toEqual([]);
    expect([...new Set(EVENT_TYPES.map(publisherOf))].sort()).toEqual([...PUBLISHING_SERVICES, 'supervision'].sort());
  });

  it.each(EVENT_TYPES)('%s has a name in both languages, the id of an act, and the data of a project', (type) => {
    const { name, act, data } = EVENTS[type];
    expect(name.zh).toMatch(/^[\p{Script=Han}、，]+$/u);
    expect(name.en).toMatch(/^[A-Z][^\p{Script=Han}]*[a-z]$/u);
    expect(act).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(data.type).toBe('object');
    expect(data.required).toContain('project');
  });

  it('records every act by which a case of any procedure moves', () => {
    const recorded = new Set(EVENT_TYPES.map((type) => EVENTS[type].act));
    const moving = PROCEDURES.flatMap(({ acts }) =>
      (Object.entries(acts) as [ActId, ActDefinition][])
        .filter(([, { leads }]) => Object.values(leads).some((stage) => stage !== 'stays'))
        .map(([act]) => act),
    );
    expect(moving.length).toBeGreaterThan(10);
    expect(moving.filter((act) => !recorded.has(act))).toEqual([]);
  });

  it('records acts of some procedure only, each told by the service that carries it out', () => {
    const known = new Set(PROCEDURES.flatMap((each) => Object.keys(suspendable(each).acts)));
    expect(EVENT_TYPES.filter((type) => !known.has(EVENTS[type].act))).toEqual([]);
    const told = EVENT_TYPES.filter((type) => ACTS[EVENTS[type].act].service !== 'each');
    expect(told.filter((type) => ACTS[EVENTS[type].act].service !== publisherOf(type))).toEqual([]);
  });

  it('has every service that acts say since when it stands still (CMP-03)', () => {
    const served = EVENT_TYPES.filter((type) => ACTS[EVENTS[type].act].service === 'each');
    expect(served).toEqual(ACTING_SERVICES.map((service) => `${service}.suspension-served.v1`));
  });

  it.each(PUBLISHING_SERVICES)('calls no two events of %s the same', (publisher) => {
    for (const language of ['zh', 'en'] as const) {
      const names = EVENT_TYPES.filter((type) => publisherOf(type) === publisher).map(
        (type) => EVENTS[type].name[language],
      );
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('knows its own types only', () => {
    expect(isEventType('bidding.bid-opened.v1')).toBe(true);
    expect(isEventType('bidding.bid-opened.v2')).toBe(false);
    expect(isEventType('toString')).toBe(false);
  });
});

describe('secrecy of events', () => {
  it('seals what bidders do before the opening, and what they ask (ANN-09)', () => {
    expect(
      typesWhere((type) => EVENTS[type].record === 'sealed' && EVENTS[type].shownFrom === 'after-opening'),
    ).toEqual([
      'announcement.question-asked.v1',
      'announcement.suppliers-invited.v1',
      'bidding.bid-arrived.v1',
      'bidding.bid-refused.v1',
      'bidding.bid-replaced.v1',
      'bidding.bid-submitted.v1',
      'bidding.bid-withdrawn.v1',
      'bidding.bidder-registered.v1',
      'bidding.consultation-left.v1',
      'bidding.final-offer-replaced.v1',
      'bidding.final-offer-submitted.v1',
      'bidding.security-recorded.v1',
      'bidding.security-returned.v1',
    ]);
  });

  it('seals custodians’ recipients until their project is announced', () => {
    expect(typesWhere((type) => EVENTS[type].shownFrom === 'with-notice')).toEqual(['announcement.recipient-given.v1']);
  });

  it('hashes the result until candidates or result are published, and a committee’s accounts for good (EVA-03)', () => {
    expect(typesWhere((type) => EVENTS[type].record === 'hashed')).toEqual([
      'evaluation.committee-formed.v1',
      'evaluation.consultation-recorded.v1',
      'evaluation.evaluation-completed.v1',
      'evaluation.report-signed.v1',
      'evaluation.requirements-changed.v1',
    ]);
    for (const type of ['disclosure.candidates-published.v1', 'disclosure.result-published.v1'] as const)
      expect([...disclosedBy(type)].sort()).toEqual([
        'evaluation.consultation-recorded.v1',
        'evaluation.evaluation-completed.v1',
        'evaluation.report-signed.v1',
        'evaluation.requirements-changed.v1',
      ]);
    expect(disclosersOf('evaluation.committee-formed.v1')).toEqual([]);
    expect(EVENT_TYPES.flatMap(disclosersOf).filter((type) => !isEventType(type))).toEqual([]);
  });

  it('shows later than the log only what would count bids before all are opened', () => {
    expect(typesWhere((type) => EVENTS[type].record !== 'sealed' && EVENTS[type].shownFrom !== 'at-once')).toEqual([
      'bidding.bid-opened.v1',
      'bidding.bid-unopened.v1',
      'bidding.shares-released.v1',
    ]);
  });

  it('tells nothing of who obtained the tender documents (ANN-09)', () => {
    const project = '7f2a4dc2-6fd8-4a70-8ac0-62a3e9fbb7c1';
    const data = { project, registration: project, registeredAt: '2036-03-03T01:00:00.000Z', digest: 'a'.repeat(64) };
    expect(publicFacts('bidding.bidder-registered.v1', data)).toEqual({});
  });
});
