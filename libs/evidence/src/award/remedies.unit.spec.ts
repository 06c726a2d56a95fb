import { describe, expect, it } from '@jest/globals';
import { type EventData, type EventType } from '@mingtang/contracts';
import { syntheticEvidence } from '../fixtures/synthetic-bundle';
import { type SyntheticProject, type Wishes } from '../fixtures/synthetic-project';
import { verifyBundle } from '../verify-bundle';

const LOT = 'lot-1';
const CANDIDATES = 'disclosure.candidates-published.v1';
const ANSWERED = 'disclosure.objection-answered.v1';
const AWARDED = 'disclosure.award-determined.v1';
const NOTICED = 'disclosure.award-noticed.v1';
const CONTRACT = 'disclosure.contract-published.v1';
const NOTICE = '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11';

/** What fails of awards, and what is remarked of them, in English. What the procedure says of the same step is told beside it. */
async function verified(
  wishes: Wishes,
  codes: (code: string) => boolean = (code) => code !== 'procedure-followed',
): Promise<{ failures: string[]; remarks: string[] }> {
  const failures: string[] = [];
  const remarks: string[] = [];
  for await (const check of verifyBundle((await syntheticEvidence(wishes)).bundle))
    if (!check.ok && codes(check.code)) failures.push(`${check.code}: ${check.failure.en}`);
    else if (check.ok && check.code === 'award-right') remarks.push(...check.remarks.map(({ en }) => en));
  return { failures, remarks };
}

const inProcedure = (code: string): boolean => code === 'procedure-followed';

type Then = NonNullable<Wishes['then']>;
const after =
  <Type extends EventType>(type: Type, tell: (payload: EventData<Type>, project: SyntheticProject) => void): Then =>
  (event, project) => {
    if (event.type === type) tell(event.payload as EventData<Type>, project);
  };

const upheld: Wishes['falsify'] = ({ type, payload }) =>
  type === ANSWERED ? { ...(payload as object), upheld: true } : payload;

function decide(
  outcome: 'stands' | 'excludes' | 'fails',
  excluded: (project: SyntheticProject) => string[] = () => [],
) {
  return after(ANSWERED, ({ objection }, project) => {
    const decidedAt = project.pass();
    const said = { project: project.id, lot: LOT, objection, decidedAt, outcome, reason: '经复核' };
    project.say('disclosure.objection-decided.v1', { ...said, excluded: excluded(project) }, 'tenderer');
  });
}

const firstCandidate = (project: SyntheticProject): string[] => {
  const published = project.events.find(({ type }) => type === CANDIDATES)?.payload as unknown as EventData<
    typeof CANDIDATES
  >;
  return [published.candidates[0]?.bid ?? ''];
};

describe('an award after an upheld objection', () => {
  it('without a decision is named (DIS-02)', async () => {
    const { failures } = await verified({ falsify: upheld }, inProcedure);
    expect(failures).toContainEqual(expect.stringMatching(/determine the winner .*an upheld objection is undecided/));
  });

  it('holds where a decision says that the result stands', async () => {
    expect(await verified({ falsify: upheld, then: decide('stands') })).toEqual({ failures: [], remarks: [] });
  });

  it('to a candidate whom the decision excludes, or after it lets the lot fail, is named (DIS-03)', async () => {
    const excluded = await verified({ falsify: upheld, then: decide('excludes', firstCandidate) });
    expect(excluded.failures).toEqual([expect.stringMatching(/candidate 1 is excluded by the decision/)]);
    const failed = await verified({ falsify: upheld, then: decide('fails') }, inProcedure);
    expect(failed.failures).toContainEqual(expect.stringMatching(/“Failed”.*determine the winner/));
  });

  it('a decision on an objection that was not upheld is named', async () => {
    const { failures } = await verified({ then: decide('stands') }, inProcedure);
    expect(failures).toEqual([expect.stringMatching(/decide on an upheld objection .*there is no such objection/)]);
  });
});

const cancel = (project: SyntheticProject): void => {
  const cancelledAt = project.pass();
  const said = { project: project.id, notice: NOTICE, cancelledAt, reason: '规划调整', lots: ['lot-1'] };
  project.say('announcement.project-cancelled.v1', said, 'tenderer');
};
const withoutNoticeAndContract: Wishes['omit'] = ({ type }) => type === NOTICED || type === CONTRACT;
const voided = after(AWARDED, ({ award, bid }, project) => {
  const voidedAt = project.pass();
  project.say('disclosure.award-voided.v1', { project: project.id, lot: LOT, award, bid, voidedAt, notice: NOTICE });
});
const cancelledBefore = after(ANSWERED, (_, project) => cancel(project));
const both =
  (...all: readonly Then[]): Then =>
  (event, project) => {
    for (const one of all) one(event, project);
  };

describe('a cancellation that crosses an award (ANN-11)', () => {
  it('voids it where it comes first, which is remarked', async () => {
    const wishes = { omit: withoutNoticeAndContract, then: both(cancelledBefore, voided) };
    expect(await verified(wishes)).toEqual({
      failures: [],
      remarks: [expect.stringMatching(/the cancellation \(entry \d+\) came before the award, which is void/)],
    });
  });

  it('does not touch its lot where it comes after, which is remarked', async () => {
    expect(await verified({ then: after(AWARDED, (_, project) => cancel(project)) })).toEqual({
      failures: [],
      remarks: [expect.stringMatching(/the award came before the cancellation \(entry \d+\), which does not touch it/)],
    });
  });

  it('is named where the award after it stands all the same, is noticed, or comes to a contract', async () => {
    const standing = await verified({ omit: withoutNoticeAndContract, then: cancelledBefore });
    expect(standing.failures).toEqual([expect.stringMatching(/is to be said void once, not 0 times/)]);
    const contracted = await verified({ then: both(cancelledBefore, voided) });
    expect(contracted.failures).toEqual([
      expect.stringMatching(/is void, and yet there is a disclosure.award-noticed.v1/),
      expect.stringMatching(/is void, and yet there is a disclosure.contract-published.v1/),
    ]);
  });

  it('an award said to be void without one before it is named', async () => {
    const { failures } = await verified({ omit: withoutNoticeAndContract, then: voided });
    expect(failures).toEqual([expect.stringMatching(/is said to be void, but the log has no cancellation/)]);
  });
});

describe('that a winner does not conclude the contract', () => {
  const refuse = (changes: Partial<EventData<'disclosure.contract-refused.v1'>> = {}) =>
    after(NOTICED, ({ award }, project) => {
      const { bid } = project.events.find(({ type }) => type === AWARDED)?.payload as unknown as EventData<
        typeof AWARDED
      >;
      const recordedAt = project.pass();
      const said = { project: project.id, lot: LOT, refusal: NOTICE, award, bid, recordedAt, statement: '不签' };
      project.say(
        'disclosure.contract-refused.v1',
        { ...said, reason: 'contract-refused', statedBy: 'winner', ...changes },
        'bidder',
      );
    });
  const omit: Wishes['omit'] = ({ type }) => type === CONTRACT;

  it('holds as the winner’s own word', async () => {
    expect((await verified({ omit, then: refuse() })).failures).toEqual([]);
  });

  it.each<[string, Partial<EventData<'disclosure.contract-refused.v1'>>, RegExp]>([
    ['as the owner’s word too early', { statedBy: 'owner' }, /the winner may still sign until/],
    [
      'for want of a security that nobody asked',
      { reason: 'no-performance-security' },
      /ask for no performance security/,
    ],
    ['of another bid', { bid: NOTICE }, /is of award .*, which did not stand/],
  ])('is named %s', async (_, changes, said) => {
    expect((await verified({ omit, then: refuse(changes) })).failures).toEqual([expect.stringMatching(said)]);
  });

  it('is named where there is a contract all the same', async () => {
    expect((await verified({ then: refuse() })).failures).toEqual([
      expect.stringMatching(/and yet there is a contract/),
    ]);
  });
});

describe('a lot declared failed after its winner refused the contract', () => {
  const omit: Wishes['omit'] = ({ type }) => type === CONTRACT;
  const told = (refused: boolean, changes: Partial<EventData<'disclosure.lot-failed.v1'>> = {}) =>
    after(NOTICED, ({ award }, project) => {
      const of = { project: project.id, lot: LOT, award };
      const { bid } = project.events.find(({ type }) => type === AWARDED)?.payload as unknown as EventData<
        typeof AWARDED
      >;
      const said = { ...of, refusal: NOTICE, bid, recordedAt: project.pass(), statement: '不签' };
      if (refused)
        project.say(
          'disclosure.contract-refused.v1',
          { ...said, reason: 'contract-refused', statedBy: 'winner' },
          'bidder',
        );
      const failedAt = project.pass();
      const failed = { ...of, refusal: NOTICE, failedAt, reason: '重新招标', ...changes };
      project.say('disclosure.lot-failed.v1', failed, 'tenderer');
    });
  const all = () => true;

  it('holds with a refusal of the award that stood, and a reason (DIS-03)', async () => {
    expect((await verified({ omit, then: told(true) }, all)).failures).toEqual([]);
  });

  it('is named without one, of another award, without a reason, or with a contract all the same', async () => {
    const { failures } = await verified({ omit, then: told(false) }, all);
    expect(failures).toContainEqual(expect.stringMatching(/procedure-followed: .*declare the lot failed/));
    expect(failures).toContainEqual(expect.stringMatching(/award-right: .*not of the award that stood/));
    const other = await verified({ omit, then: told(true, { award: NOTICE }) });
    expect(other.failures).toEqual([expect.stringMatching(/not of the award that stood/)]);
    const silent = await verified({ omit, then: told(true, { reason: ' ' }) });
    expect(silent.failures).toEqual([expect.stringMatching(/declared failed without a reason/)]);
    expect((await verified({ then: told(true) }, all)).failures).toContainEqual(
      expect.stringMatching(/procedure-followed: .*“Failed”.*publish the contract/),
    );
  });
});

describe('a security', () => {
  const REGISTRATION = '5b8a6d1e-7f0c-4d57-9a3e-2f6f0f1c7a01';
  const paid = after('announcement.project-published.v1', (_, project) => {
    const recordedAt = project.pass();
    project.say(
      'bidding.security-recorded.v1',
      { project: project.id, registration: REGISTRATION, recordedAt },
      'operator',
    );
  });
  const forfeited = (reason: string) =>
    after(NOTICED, (_, project) => {
      const { bid } = project.events.find(({ type }) => type === AWARDED)?.payload as unknown as EventData<
        typeof AWARDED
      >;
      const forfeitedAt = project.pass();
      const said = { project: project.id, lot: LOT, registration: REGISTRATION, bid, forfeitedAt, reason };
      project.say('bidding.security-forfeited.v1', said, 'tenderer');
    });
  const returned = (changes: Partial<EventData<'bidding.security-returned.v1'>> = {}) =>
    after(CONTRACT, ({ signedAt }, project) => {
      const due = new Date(Math.ceil((Date.parse(signedAt) + 8 * 3_600_000) / 86_400_000) * 86_400_000 - 8 * 3_600_000);
      const said = {
        project: project.id,
        registration: REGISTRATION,
        returnedAt: project.pass(),
        cause: 'contract-signed',
      };
      project.say(
        'bidding.security-returned.v1',
        { ...said, due: new Date(due.getTime() + 5 * 86_400_000).toISOString(), ...changes },
        'operator',
      );
    });

  it('that goes back after the contract holds; late is remarked', async () => {
    expect((await verified({ then: both(paid, returned()) })).failures).toEqual([]);
  });

  it.each<[string, Then, RegExp]>([
    [
      'kept for a contract that nobody refused',
      both(paid, forfeited('contract-refused')),
      /was kept for contract-refused/,
    ],
    [
      'kept as revoked though its bid stands',
      both(paid, forfeited('revoked-after-deadline')),
      /kept for revoked-after/,
    ],
    ['kept for no reason of law', both(paid, forfeited('dislike')), /was kept for dislike/],
    [
      'given back for what has not happened',
      both(paid, returned({ cause: 'bid-not-opened' })),
      /was returned for bid-not/,
    ],
    [
      'given back with another time',
      both(paid, returned({ due: '2036-12-01T16:00:00.000Z' })),
      /was due back 2036-12-01/,
    ],
    ['given back that was never paid', returned(), /nothing was paid for registration/],
    ['given back twice', both(paid, returned(), returned()), /was settled twice/],
  ])('%s is named', async (_, then, said) => {
    expect((await verified({ then })).failures).toEqual([expect.stringMatching(said)]);
  });
});
