import { describe, expect, it } from '@jest/globals';
import { type EventData, type EventType } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { type CheckCode } from './checks';
import { LOT } from './fixtures/bidding-stage';
import { syntheticEvidence } from './fixtures/synthetic-bundle';
import { type SyntheticProject, type Wishes } from './fixtures/synthetic-project';
import { verifyBundle } from './verify-bundle';

/** What is found of a tender by a way to trade: failures, and what is only remarked. */
async function found(procedure: string, wishes: Wishes = {}) {
  const { bundle } = await syntheticEvidence({ procedure, ...wishes });
  const failures: { readonly code: CheckCode; readonly said: string }[] = [];
  const remarks: string[] = [];
  for await (const check of verifyBundle(bundle))
    if (check.ok) remarks.push(...check.remarks.map(({ en }) => en));
    else failures.push({ code: check.code, said: check.failure.en });
  return { failures, remarks };
}

/** What is found where the platform lied in an event from the start. */
function lied<Type extends EventType>(procedure: string, type: Type, lie: (data: EventData<Type>) => EventData<Type>) {
  return found(procedure, {
    falsify: (event) => (event.type === type ? lie(event.payload) : event.payload),
  });
}

const saying = (code: CheckCode, said: RegExp) => expect.objectContaining({ code, said: expect.stringMatching(said) });

const INVITED = 'cn-invited-tender@1';
const TWO = 'cn-two-envelope-tender@1';
const CONSULTATION = 'gp-consultation@1';
const NEGOTIATION = 'gp-negotiation@1';
const INQUIRY = 'gp-inquiry@1';

describe.each([INVITED, TWO, CONSULTATION, NEGOTIATION, INQUIRY])('the evidence of %s', (procedure) => {
  it('verifies', async () => {
    expect((await found(procedure)).failures).toEqual([]);
  });
});

describe('a tender by invitation (ANN-02)', () => {
  it('has no bidder whom nobody invited', async () => {
    const { failures } = await lied(INVITED, 'announcement.suppliers-invited.v1', (data) => ({
      ...data,
      suppliers: data.suppliers.slice(1),
    }));
    expect(failures).toContainEqual(saying('procedure-followed', /^bid .* is of .*, whom nobody invited$/));
  });

  it('invites enough', async () => {
    const { failures } = await lied(INVITED, 'announcement.suppliers-invited.v1', (data) => ({
      ...data,
      suppliers: data.suppliers.slice(0, 2),
    }));
    expect(failures).toContainEqual(saying('procedure-followed', /only 2 were invited, fewer than 3/));
  });
});

describe('the price of a bid that did not pass (OPN-06)', () => {
  type Price = Pick<EventData<'bidding.bid-opened.v1'>, 'bid' | 'version' | 'round' | 'envelope'>;

  /** Does something with the price of the bid that failed, once the others' are open. */
  const then =
    (act: (of: Price, project: SyntheticProject) => void): NonNullable<Wishes['then']> =>
    ({ type }, project) => {
      if (type !== 'bidding.price-opening-completed.v1') return;
      const told = project.events.find((event) => event.type === 'evaluation.technical-concluded.v1');
      const [rejected] = (told?.payload as EventData<'evaluation.technical-concluded.v1'> | undefined)?.rejected ?? [];
      if (!rejected) throw new Error('one bid did not pass');
      act({ bid: rejected.bid, version: rejected.version, round: 1, envelope: 'price' }, project);
    };

  it('has no share released: custodian and bid are named', async () => {
    const { failures } = await found(TWO, {
      then: then((of, project) => {
        const releasedAt = project.pass();
        project.say(
          'bidding.shares-released.v1',
          {
            project: project.id,
            lot: LOT,
            batch: crypto.randomUUID(),
            custodian: 'custodian-2',
            receivedAt: releasedAt,
            releases: [{ ...of, releasedAt, digest: 'a'.repeat(64) }],
          },
          'custodian',
        );
      }),
    });
    expect(failures).toContainEqual(
      saying(
        'releases-signed',
        /^custodian custodian-2 released its share of the envelope price of bid .* which was not to be opened$/,
      ),
    );
  });

  it('is opened by nobody', async () => {
    const { failures } = await found(TWO, {
      then: then((of, project) => {
        project.say('bidding.bid-opened.v1', {
          project: project.id,
          lot: LOT,
          ...of,
          openedAt: project.pass(),
          custodians: [],
          by: 'bidder',
        });
      }),
    });
    expect(failures).toContainEqual(saying('openings-right', /its envelope price was opened .* which was not to be$/));
  });

  it('stands in no record of an opening, and a price in none before the prices are opened', async () => {
    const { failures } = await lied(TWO, 'bidding.opening-completed.v1', (data) => ({
      ...data,
      entries: data.entries.map((entry) => ({ ...entry, price: { amount: '9000000.00', currency: 'CNY' } })),
    }));
    expect(failures).toContainEqual(saying('openings-right', /the opening record has price 9000000.00, sealed was —/));
  });

  it('is not told to have passed by who did not: the sheets say who did', async () => {
    const { failures } = await lied(TWO, 'evaluation.technical-concluded.v1', (data) => ({
      ...data,
      passed: [...data.passed, ...data.rejected.map(({ bid, version }) => ({ bid, version }))],
      rejected: [],
    }));
    expect(failures).toContainEqual(saying('ranking-right', /the technical part told/));
  });
});

describe('a consultation (GP-10)', () => {
  it('opens every final offer that stood, and no fewer', async () => {
    const { failures } = await lied(CONSULTATION, 'bidding.final-offers-closed.v1', (data) => ({
      ...data,
      bids: data.bids.slice(1),
    }));
    expect(failures).toContainEqual(saying('closing-list-right', /stood at the deadline but is left out/));
  });

  it('takes final offers of those alone who passed', async () => {
    const { failures } = await lied(CONSULTATION, 'evaluation.review-concluded.v1', (data) => ({
      ...data,
      passed: data.passed?.slice(1) ?? [],
    }));
    expect(failures).toContainEqual(saying('closing-list-right', /^final offer .* did not pass the review$/));
  });

  it('is won by whom the report recommends (GP-07)', async () => {
    const { failures } = await lied(CONSULTATION, 'disclosure.award-determined.v1', (data) => ({
      ...data,
      price: { ...data.price, amount: '1.00' },
    }));
    expect(failures).toContainEqual(saying('award-right', /^lot lot-1: award .* recommended in place 1 was/));
  });

  it('is not won by the second without a word on the first (GP-07)', async () => {
    const { failures } = await found(CONSULTATION, {
      falsify: ({ type, payload }) => {
        if (type !== 'disclosure.award-determined.v1') return payload;
        return { ...(payload as EventData<'disclosure.award-determined.v1'>), rank: 2 };
      },
    });
    expect(failures).toContainEqual(saying('award-right', /^lot lot-1: award .*: candidate 1 /));
  });

  it('publishes the winner that was determined, open to challenge as long as the law says (GP-08)', async () => {
    const { failures } = await lied(CONSULTATION, 'disclosure.result-published.v1', (data) => ({
      ...data,
      price: { ...data.price, amount: '1.00' },
      challengesUntil: addMilliseconds(data.challengesUntil, -86_400_000),
    }));
    expect(failures).toEqual(
      expect.arrayContaining([
        saying('award-right', /the result published names .* the award/),
        saying('timetable-kept', /is open to challenge until .* by law until/),
      ]),
    );
  });

  it('says of a result that it was published late, and of a challenge that it was answered late, and fails for neither', async () => {
    const { failures, remarks } = await found(CONSULTATION, {
      then: ({ type }, project) => {
        if (type === 'disclosure.award-noticed.v1') project.pass(8 * 86_400_000);
        if (type === 'disclosure.challenge-filed.v1') project.pass(20 * 86_400_000);
      },
    });
    expect(failures).toEqual([]);
    expect(remarks).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^the result of lot lot-1 was published late/),
        expect.stringMatching(/^challenge .* was answered late/),
      ]),
    );
  });
});
