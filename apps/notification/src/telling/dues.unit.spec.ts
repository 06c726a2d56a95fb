import { describe, expect, it } from '@jest/globals';
import { type ProcessEvent, procedureDigest, type PublishedProject } from '@mingtang/contracts';
import { type ActId, definitionOf, procedureName, PROCEDURES, type Stand } from '@mingtang/procedure/procedures';
import { eventOf, historyUntil, type HistorySaid, publishedProject } from '@mingtang/testing';
import { AGENCY, knowledge, lawNamed, OWNER, PARTY, standAfter } from '../fixtures/knowledge';
import { beginningsIn, duesIn, isOfProject, nowPossible, scheduledIn, whoseIs } from './dues';
import { type KnownLot } from './knowledge';

const NOW = '2036-04-01T02:00:00.000Z';
const LATER = '2036-04-07T16:00:00.000Z';

function projectUnder(procedure: string): PublishedProject {
  return publishedProject({ procedure, procedureDigest: procedureDigest(definitionOf(procedure)) });
}

function standing(procedure: string, until: ActId, said: HistorySaid = {}, ...more: readonly ProcessEvent[]): Stand {
  return standAfter(lawNamed(procedure), [...historyUntil(until, projectUnder(procedure), said), ...more]);
}

/** `act > recipient` of all that is scheduled, without repetitions. */
function scheduled(procedure: string, until: ActId, said: HistorySaid = {}, lot: Partial<KnownLot> = {}): string[] {
  const [law, stand] = [lawNamed(procedure), standing(procedure, until, said)];
  const known = knowledge({ law }, { ...lot, stand });
  return scheduledIn({ law, stand }, NOW)
    .flatMap((due) => whoseIs(due, known).map((recipient) => `${due.act} > ${recipient}`))
    .sort();
}

const MEMBERS = ['account:m1', 'account:m2'];
const BIDDERS = ['bidder:B1', 'bidder:B2'];
const all = (act: ActId, recipients: readonly string[]) => recipients.map((each) => `${act} > ${each}`).sort();
const consulted = { consulted: ['B1'] };
const winner = { winner: 'B2' };

describe('what is scheduled', () => {
  it.each<[string, string, ActId, HistorySaid, Partial<KnownLot>, string[]]>([
    ['bids, of all who take part', 'cn-open-tender@1', 'publish', {}, {}, all('submit-bid', [PARTY])],
    ['nothing of the platform', 'cn-open-tender@1', 'reach-deadline', {}, {}, []],
    ['reports, of members', 'cn-open-tender@1', 'complete-evaluation', {}, {}, all('sign-report', MEMBERS)],
    [
      'candidates, of the owner',
      'cn-open-tender@1',
      'conclude-report',
      {},
      {},
      all('publish-candidates', [OWNER, AGENCY]),
    ],
    [
      'an award that waits, of the owner, and objections until then, of who bid',
      'cn-open-tender@1',
      'publish-candidates',
      { candidates: { objectionsUntil: LATER } },
      {},
      [...all('award', [OWNER, AGENCY]), ...all('file-objection', BIDDERS)].sort(),
    ],
    [
      'a contract, of the owner and the winner (DIS-05)',
      'cn-open-tender@1',
      'notice-award',
      {},
      winner,
      all('publish-contract', [OWNER, AGENCY, 'bidder:B2']),
    ],
    [
      'final offers, of those alone who go on (GP-10)',
      'gp-consultation@1',
      'call-final-offers',
      { finalOffers: { deadline: LATER } },
      consulted,
      all('submit-final-offer', ['bidder:B1']),
    ],
    [
      'an award within its time, of the owner (GP-07)',
      'gp-consultation@1',
      'conclude-report',
      {},
      {},
      all('award', [OWNER, AGENCY]),
    ],
  ])('is %s', (_, procedure, until, said, lot, expected) => {
    expect(scheduled(procedure, until, said, lot)).toEqual(expected);
  });

  it('is of the whole project before anybody knows who bids for which lot', () => {
    expect(isOfProject({ act: 'submit-bid' })).toBe(true);
    expect(isOfProject({ act: 'submit-final-offer' })).toBe(false);
    expect(isOfProject({ act: 'sign-report' })).toBe(false);
  });
});

it.each(PROCEDURES.map(procedureName))('of %s nobody is reminded who has no such capacity', (procedure) => {
  const law = lawNamed(procedure);
  const course = historyUntil('notice-award', projectUnder(procedure));
  course.forEach((_, index) => {
    const stand = standAfter(law, course.slice(0, index + 1));
    for (const due of [...duesIn({ law, stand }, NOW), ...beginningsIn({ law, stand }, NOW)])
      expect([due.act, due.by.every((capacity) => capacity === 'platform')]).toEqual([due.act, false]);
  });
});

describe('an award that had to wait', () => {
  const stand = standing('cn-open-tender@1', 'publish-candidates', { candidates: { objectionsUntil: NOW } });
  const told = (now: string, lot: Partial<KnownLot>) =>
    nowPossible(now, knowledge({}, { stand, ...lot })).map(
      ({ kind, act, recipient }) => `${kind} ${act} > ${recipient}`,
    );

  it('is possible from the end of its time on, to the millisecond (DIS-03)', () => {
    expect(told('2036-04-01T01:59:59.999Z', {})).toEqual([]);
    expect(told(NOW, {})).toEqual([`act-possible award > ${OWNER}`, `act-possible award > ${AGENCY}`]);
  });

  it('is not while an objection is open (DIS-02)', () => {
    const filed = {
      project: publishedProject().id,
      lot: 'lot-1',
      objection: '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b12',
      filedAt: NOW,
      answerDue: LATER,
      digest: 'a'.repeat(64),
    };
    const objected = standing(
      'cn-open-tender@1',
      'publish-candidates',
      { candidates: { objectionsUntil: NOW } },
      eventOf('disclosure.objection-filed.v1', filed, NOW, 'bidder'),
    );
    expect(told(NOW, { stand: objected })).toEqual([]);
  });
});
