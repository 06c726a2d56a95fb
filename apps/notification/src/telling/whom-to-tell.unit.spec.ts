import { describe, expect, it } from '@jest/globals';
import { EVENT_TYPES, type EventData, EVENTS, type EventType, type ProcessEvent } from '@mingtang/contracts';
import { awardDetermined, historyUntil, projectCancelled, publishedProject } from '@mingtang/testing';
import { AGENCY, knowledge, lawNamed, OWNER, PARTY, standAfter } from '../fixtures/knowledge';
import { type Knowledge } from './knowledge';
import { type NoticeKind, NOTICE_KINDS } from './notice';
import { overtakenIn } from './overtaken';
import { textOf } from './texts';
import { whomToTell } from './whom-to-tell';

const AT = '2036-04-01T02:00:00.000Z';
/** When candidates' publication is over at {@link AT}, and before that. */
const OVER = '2036-04-01T01:00:00.000Z';
const BEFORE = '2036-03-31T01:00:00.000Z';
const OWNERS = [OWNER, AGENCY];
const BIDDERS = ['bidder:B1', 'bidder:B2'];
const MEMBERS = ['account:m1', 'account:m2'];
const CUSTODIANS = ['custodian:第一公证处', 'custodian:第二公证处'];
const SUPERVISOR = 'role:supervisor';
const OPERATOR = 'role:operator';
/** To whom an event is addressed without naming them. */
const SELF = 'unnamed:b7';

type Data<Type extends EventType> = Partial<EventData<Type>>;

function event<Type extends EventType>(
  type: Type,
  data: Data<Type> = {},
  addressees = '',
  actorrole = 'system',
): ProcessEvent {
  return { type, time: AT, actorrole, data: { lot: 'lot-1', ...data }, ...(addressees && { addressees }) } as never;
}

/** `kind > recipient`, sorted. */
function told(said: ProcessEvent, known: Knowledge = knowledge()): string[] {
  return whomToTell(said, known)
    .map(({ kind, recipient }) => `${kind} > ${recipient}`)
    .sort();
}

const all = (kind: NoticeKind, recipients: readonly string[]) =>
  recipients.map((recipient) => `${kind} > ${recipient}`);

describe('before the opening', () => {
  it.each<[EventType, NoticeKind]>([
    ['bidding.bidder-registered.v1', 'registration-noted'],
    ['bidding.security-recorded.v1', 'security-recorded'],
    ['bidding.security-returned.v1', 'security-returned'],
    ['bidding.security-forfeited.v1', 'security-forfeited'],
    ['bidding.bid-submitted.v1', 'bid-recorded'],
    ['bidding.bid-replaced.v1', 'bid-recorded'],
    ['bidding.bid-withdrawn.v1', 'bid-withdrawn'],
  ])('%s is told to whoever did it, and to nobody else (ANN-09)', (type, kind) => {
    expect(told(event(type, {}, 'b7'))).toEqual(all(kind, [SELF]));
    expect(told(event(type))).toEqual([]);
  });

  it('a question is told to the owner', () => {
    expect(told(event('announcement.question-asked.v1'))).toEqual(all('question-asked', OWNERS).sort());
  });

  it.each<[EventType, NoticeKind]>([
    ['announcement.question-answered.v1', 'question-answered'],
    ['announcement.project-changed.v1', 'tender-changed'],
  ])('%s is told to all who take part', (type, kind) => {
    expect(told(event(type))).toEqual(all(kind, [PARTY]));
  });

  it('a change that came too late is told as void to all who take part and to its author (ANN-06)', () => {
    expect(told(event('announcement.change-voided.v1'))).toEqual(all('change-voided', [PARTY, ...OWNERS]).sort());
  });

  it('no step that the register hides is told to anybody whom it does not concern (ANN-09)', () => {
    const hidden = EVENT_TYPES.filter((type) => EVENTS[type].shownFrom === 'after-opening');
    for (const type of hidden.filter((each) => each !== 'announcement.question-asked.v1'))
      expect([type, told(event(type))]).toEqual([type, []]);
  });
});

describe('with the opening', () => {
  it('the closing is told to all who take part and to the owner; custodians are to release', () => {
    expect(told(event('bidding.bidding-closed.v1'))).toEqual(
      [...all('bidding-closed', [PARTY, ...OWNERS]), ...all('shares-due', CUSTODIANS)].sort(),
    );
  });

  it('a lot that fails is told to the supervisor, too', () => {
    expect(told(event('bidding.lot-opening-failed.v1'))).toEqual(
      all('lot-failed', [PARTY, ...OWNERS, SUPERVISOR]).sort(),
    );
  });

  it('that a custodian releases nothing is told to operator and supervisor, and to that custodian’s people', () => {
    expect(
      told(event('bidding.release-refused.v1', { custodian: knowledge().project.custodians[0]?.id ?? '' })),
    ).toEqual(all('release-refused', [OPERATOR, SUPERVISOR, CUSTODIANS[0] as string]).sort());
  });

  it('that the opening waits is told to operator, supervisor, tenderer, custodians, and those who take part (OPN-04)', () => {
    expect(told(event('bidding.opening-delayed.v1'))).toEqual(
      all('opening-delayed', [OPERATOR, SUPERVISOR, PARTY, ...OWNERS, ...CUSTODIANS]).sort(),
    );
    expect(told(event('bidding.opening-ended.v1'))).toEqual(
      all('opening-ended', [OPERATOR, SUPERVISOR, PARTY, ...OWNERS]).sort(),
    );
  });

  it('the record is told to those who bid, and that experts may be drawn to the owner', () => {
    expect(told(event('bidding.opening-completed.v1'))).toEqual(
      [...all('lot-opened', BIDDERS), ...all('draw-possible', OWNERS)].sort(),
    );
  });
});

describe('during evaluation', () => {
  it('only the custodians who committed are asked to reveal', () => {
    const commitments = [{ custodian: 'agent-2', commitment: 'c' }];
    expect(told(event('evaluation.draw-requested.v1', { commitments }))).toEqual(
      all('draw-to-reveal', ['custodian:第二公证处']),
    );
  });

  it('who was drawn is told to themselves alone (EVA-03)', () => {
    expect(told(event('evaluation.committee-drawn.v1', {}, 'b7'))).toEqual(all('seat-drawn', [SELF]));
  });

  it('a recusal is told to owner and supervisor, the seat to who takes it', () => {
    expect(told(event('evaluation.member-recused.v1', {}, 'b7'))).toEqual(
      [...all('member-recused', [...OWNERS, SUPERVISOR]), ...all('seat-drawn', [SELF])].sort(),
    );
  });

  it.each<EventType>(['evaluation.review-sheet-submitted.v1', 'evaluation.score-sheet-submitted.v1'])(
    '%s is told to nobody',
    (type) => expect(told(event(type))).toEqual([]),
  );

  it('a completed evaluation is the members’ to sign, in time', () => {
    const completed = event('evaluation.evaluation-completed.v1', { completedAt: AT, outcome: 'ranked' });
    expect(told(completed)).toEqual([...all('evaluation-completed', OWNERS), ...all('report-to-sign', MEMBERS)].sort());
    const due = whomToTell(completed, knowledge()).flatMap(({ dueAt = [] }) => dueAt);
    expect(new Set(due).size).toBe(1);
    expect(Date.parse(due[0] as string)).toBeGreaterThan(Date.parse(AT));
  });

  it('a report that is signed gives the owner three days for the candidates (DIS-01)', () => {
    const signed = event('evaluation.report-signed.v1', { signedAt: AT });
    expect(whomToTell(signed, knowledge())).toEqual(
      OWNERS.map((recipient) => ({
        kind: 'candidates-due',
        recipient,
        lot: 'lot-1',
        dueAt: '2036-04-04T16:00:00.000Z',
      })),
    );
  });
});

describe('ways to trade with a second part', () => {
  const consulting = knowledge({ law: lawNamed('gp-consultation@1') }, { consulted: ['B1'] });

  it('tell each supplier of its own invitation, and nobody else (ANN-09)', () => {
    expect(told(event('announcement.suppliers-invited.v1', {}, 'b7'))).toEqual(all('invited', [SELF]));
  });

  it('tell all bidders and the owner of the technical result and of prices, custodians that shares are due (OPN-06)', () => {
    expect(told(event('evaluation.technical-concluded.v1'))).toEqual(
      [...all('technical-concluded', [...BIDDERS, ...OWNERS]), ...all('shares-due', CUSTODIANS)].sort(),
    );
    expect(told(event('bidding.price-opening-completed.v1'))).toEqual(
      all('prices-opened', [...BIDDERS, ...OWNERS]).sort(),
    );
  });

  it('tell those alone who are consulted of changes and of the call for final offers, with its deadline (GP-10)', () => {
    expect(told(event('evaluation.requirements-changed.v1'), consulting)).toEqual(
      all('requirements-changed', ['bidder:B1']),
    );
    const called = event('evaluation.final-offers-called.v1', { deadline: AT });
    expect(whomToTell(called, consulting)).toEqual([
      { kind: 'final-offers-called', recipient: 'bidder:B1', lot: 'lot-1', dueAt: AT },
    ]);
    expect(told(event('evaluation.consultation-recorded.v1'), consulting)).toEqual([]);
  });

  it.each<[EventType, NoticeKind]>([
    ['bidding.final-offer-submitted.v1', 'final-offer-recorded'],
    ['bidding.final-offer-replaced.v1', 'final-offer-recorded'],
    ['bidding.consultation-left.v1', 'consultation-left'],
  ])('tell of %s to whoever did it, and to nobody else (ANN-09)', (type, kind) => {
    expect(told(event(type, {}, 'b7'), consulting)).toEqual(all(kind, [SELF]));
    expect(told(event(type), consulting)).toEqual([]);
  });

  it('owe an award where no candidates are published, and nothing where all were rejected (GP-07)', () => {
    const signed = event('evaluation.report-signed.v1', { signedAt: AT, outcome: 'ranked' });
    expect(told(signed, consulting)).toEqual(all('award-due', OWNERS).sort());
    expect(whomToTell(signed, consulting).every(({ dueAt }) => dueAt !== undefined)).toBe(true);
    expect(told(event('evaluation.report-signed.v1', { signedAt: AT, outcome: 'all-rejected' }))).toEqual([]);
  });

  it('tell bidders until when they may challenge the result, the owner by when to answer (GP-08)', () => {
    const result = event('disclosure.result-published.v1', { challengesUntil: AT });
    expect(told(result, consulting)).toEqual(all('result-published', BIDDERS));
    const filed = event('disclosure.challenge-filed.v1', { challenge: 'c1', answerDue: AT });
    expect(told(filed, consulting)).toEqual(all('challenge-filed', [...OWNERS, SUPERVISOR]).sort());
    expect(told(event('disclosure.challenge-answered.v1'), consulting)).toEqual(
      all('challenge-answered', [...BIDDERS, SUPERVISOR]).sort(),
    );
  });
});

describe('the result', () => {
  it('is open to objections, which the owner answers in time; who objects is told to nobody', () => {
    const objectionsUntil = '2036-04-04T16:00:00.000Z';
    const published = whomToTell(event('disclosure.candidates-published.v1', { objectionsUntil }), knowledge());
    expect(published.map(({ recipient, dueAt }) => [recipient, dueAt])).toEqual(
      BIDDERS.map((bidder) => [bidder, objectionsUntil]),
    );
    const filed = event('disclosure.objection-filed.v1', { objection: 'o1', answerDue: objectionsUntil });
    expect(told(filed)).toEqual(all('objection-filed', [...OWNERS, SUPERVISOR]).sort());
    expect(JSON.stringify(whomToTell(filed, knowledge()))).not.toContain('B1');
  });

  /** A lot whose candidates are published until then, with what else was told of it. */
  function published(objectionsUntil: string, ...more: readonly ProcessEvent[]): Knowledge {
    const usual = historyUntil('publish-candidates', publishedProject(), { candidates: { objectionsUntil } });
    return knowledge({}, { stand: standAfter(lawNamed('cn-open-tender@1'), [...usual, ...more]) });
  }
  const filed = (objection: string) =>
    event('disclosure.objection-filed.v1', { objection, filedAt: BEFORE, answerDue: AT });
  const answered = (objection: string, upheld = false) =>
    event('disclosure.objection-answered.v1', { objection, answeredAt: AT, upheld });
  const decided = (objection: string, outcome: 'stands' | 'fails') =>
    event('disclosure.objection-decided.v1', { objection, decidedAt: AT, outcome });
  const toldAfter = (said: ProcessEvent, ...before: readonly ProcessEvent[]) =>
    told(said, published(OVER, ...before, said));

  it.each<[string, string, readonly ProcessEvent[], boolean]>([
    ['the period is over and no other objection is open', OVER, [], true],
    ['the period goes on', '2036-04-02T01:00:00.000Z', [], false],
    ['another objection is open', OVER, [filed('o2')], false],
  ])('after an answer the owner hears that it may award where %s', (_, objectionsUntil, others, possible) => {
    const answer = answered('o1');
    const notices = told(answer, published(objectionsUntil, filed('o1'), ...others, answer));
    expect(notices.some((notice) => notice.startsWith('act-possible'))).toBe(possible);
    expect(notices).toEqual(expect.arrayContaining(all('objection-answered', [...BIDDERS, SUPERVISOR])));
  });

  it('waits, after an answer that upholds, for the decision on it, which all hear of (DIS-02)', () => {
    const before = [filed('o1'), answered('o1', true)];
    expect(toldAfter(answered('o1', true), filed('o1')).some((notice) => notice.startsWith('act-possible'))).toBe(
      false,
    );
    expect(toldAfter(decided('o1', 'stands'), ...before)).toEqual(
      [...all('objection-decided', [...BIDDERS, SUPERVISOR]), ...all('act-possible', OWNERS)].sort(),
    );
    expect(toldAfter(decided('o1', 'fails'), ...before)).toEqual(
      all('objection-decided', [...BIDDERS, SUPERVISOR]).sort(),
    );
  });

  it('is told as void, once, by the event that undoes it, and not as an award (ANN-11)', () => {
    const tender = publishedProject();
    const events = [...historyUntil('publish-candidates', tender), projectCancelled(tender)];
    const cancelled = knowledge({}, { stand: standAfter(lawNamed('cn-open-tender@1'), events) });
    const award = event('disclosure.award-determined.v1', {}, '', 'tenderer');
    expect(whomToTell(award, cancelled, [{ lot: 'lot-1', by: 'cancel' }])).toEqual([]);
    expect(told(event('disclosure.award-voided.v1'))).toEqual(
      all('award-voided', [...BIDDERS, ...OWNERS, SUPERVISOR]).sort(),
    );
  });

  it('of which the contract is refused is told to all whom it concerns (DIS-05)', () => {
    expect(told(event('disclosure.lot-failed.v1'))).toEqual(
      all('lot-declared-failed', [...BIDDERS, ...OWNERS, SUPERVISOR]).sort(),
    );
    expect(told(event('disclosure.contract-refused.v1'))).toEqual(
      all('contract-refused', [...BIDDERS, ...OWNERS, SUPERVISOR]).sort(),
    );
  });

  it('is noticed to all bidders at once; winner and owner hear when the contract is due (DIS-04, DIS-05)', () => {
    const noticed = event('disclosure.award-noticed.v1', { winner: 'B1', notified: ['B1', 'B2'], contractDue: AT });
    expect(told(noticed)).toEqual(
      [...all('award-noticed', BIDDERS), ...all('contract-due', ['bidder:B1', ...OWNERS])].sort(),
    );
  });
});

describe('an act that was overtaken', () => {
  const overtaken = [{ lot: 'lot-1', by: 'award' }] as const;
  const cancelled = event('announcement.project-cancelled.v1', { lots: ['lot-1'] }, '', 'tenderer');
  /** As an event of the project has it, which names no one lot. */
  const ofProject = (said: ProcessEvent): ProcessEvent => {
    const { lot: _, ...data } = said.data as Record<string, unknown>;
    return { ...said, data } as never;
  };

  it('is told to its author and to those whom it would have been told to, and not as if it had its effect (ANN-11)', () => {
    const notices = whomToTell(ofProject(cancelled), knowledge(), overtaken);
    expect(notices.map(({ recipient }) => recipient).sort()).toEqual([...OWNERS, PARTY, SUPERVISOR].sort());
    for (const notice of notices)
      expect(notice).toMatchObject({ kind: 'act-overtaken', lot: 'lot-1', act: 'cancel', overtakenBy: 'award' });
  });

  it('in one lot of several has its effect in the others, and is told of that lot apart', () => {
    const [lot] = knowledge().lots;
    const two = { ...knowledge(), lots: [lot, { ...lot, id: 'lot-2' }] } as Knowledge;
    const said = { ...ofProject(cancelled), data: { lots: ['lot-1', 'lot-2'] } } as never;
    const kinds = whomToTell(said, two, overtaken).map(({ kind, lot: of, recipient }) => [kind, of, recipient]);
    expect(kinds.filter(([kind]) => kind === 'tender-cancelled')).toEqual([
      ['tender-cancelled', undefined, PARTY],
      ['tender-cancelled', undefined, SUPERVISOR],
    ]);
    expect(kinds.filter(([kind]) => kind === 'act-overtaken').every(([, of]) => of === 'lot-1')).toBe(true);
    expect(kinds.filter(([kind]) => kind === 'act-overtaken')).toHaveLength(4);
  });

  it('of a bidder is told to itself alone (ANN-09)', () => {
    const withdrawn = event('bidding.bid-withdrawn.v1', {}, 'b7', 'bidder');
    expect(whomToTell(withdrawn, knowledge(), [{ lot: 'lot-1', by: 'reach-deadline' }])).toEqual([
      { kind: 'act-overtaken', recipient: SELF, lot: 'lot-1', act: 'withdraw-bid', overtakenBy: 'reach-deadline' },
    ]);
  });

  it('is found by the stand of its case, of the very event', () => {
    const published = publishedProject();
    const [law, usual] = [lawNamed('cn-open-tender@1'), historyUntil('publish-candidates', published)];
    const [award, cancelling] = [awardDetermined(published), projectCancelled(published)];
    const found = (event: ProcessEvent, ...all: readonly ProcessEvent[]) =>
      overtakenIn(event, {
        places: usual.length + all.length,
        cases: [{ lot: 'lot-1', settled: standAfter(law, [...usual, ...all]) }],
      });
    const unseen = { ...cancelling, seen: usual.length };
    expect(found(award, award)).toEqual([]);
    expect(found(unseen, award, unseen)).toEqual([{ lot: 'lot-1', by: 'award' }]);
    expect(found(cancelling, award, cancelling)).toEqual([{ lot: 'lot-1' }]);
    expect(found(projectCancelled(published), award, unseen)).toEqual([]);
  });
});

describe('a suspension (CMP-03)', () => {
  it.each<[EventType, NoticeKind]>([
    ['supervision.suspension-ordered.v1', 'suspended'],
    ['supervision.suspension-lifted.v1', 'resumed'],
  ])('%s is told to all who take part', (type, kind) => {
    const said = { ...event(type), data: {} } as ProcessEvent;
    expect(told(said)).toEqual(all(kind, [PARTY, ...OWNERS, ...CUSTODIANS, SUPERVISOR, ...MEMBERS]).sort());
  });
});

it('each act that a notice tells of has a name in both languages, in the words of its procedure', () => {
  const { definition } = lawNamed('gp-consultation@1');
  expect(textOf(definition, { kind: 'due-near', act: 'submit-bid', overtakenBy: null })).toEqual({
    zh: '期限将至：提交响应文件',
    en: 'Due soon: hand in a response',
  });
  expect(textOf(definition, { kind: 'act-overtaken', act: 'cancel', overtakenBy: 'award' }).zh).toMatch(
    /：.+（在先：.+）$/,
  );
});

it('each kind of notice says something in both languages, in the words of its procedure', () => {
  for (const name of ['cn-open-tender@1', 'gp-consultation@1'])
    for (const kind of NOTICE_KINDS) {
      const said = textOf(lawNamed(name).definition, { kind, act: null, overtakenBy: null });
      expect(said).toEqual({ zh: expect.stringMatching(/^[^{}]+$/), en: expect.stringMatching(/^[^{}]+$/) });
    }
  const refused = { kind: 'contract-refused', act: null, overtakenBy: null } as const;
  expect(textOf(lawNamed('cn-open-tender@1').definition, refused).zh).toMatch(/^中标人未订立合同/);
  expect(textOf(lawNamed('gp-consultation@1').definition, refused).zh).toMatch(/^成交供应商未订立合同/);
});
