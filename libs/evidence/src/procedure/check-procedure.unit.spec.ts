import { describe, expect, it } from '@jest/globals';
import { type EventData, type EventType } from '@mingtang/contracts';
import { syntheticEvidence } from '../fixtures/synthetic-bundle';
import { type SyntheticProject, type Wishes } from '../fixtures/synthetic-project';
import { verifyBundle } from '../verify-bundle';

const LOT = 'lot-1';
const NOTICE = '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11';
const ANSWERED = 'disclosure.objection-answered.v1';
const AWARDED = 'disclosure.award-determined.v1';
const CANCELLED = 'announcement.project-cancelled.v1';
const AFTERWARDS: readonly EventType[] = ['disclosure.award-noticed.v1', 'disclosure.contract-published.v1'];

/** What the procedure is said not to have allowed, in English. */
async function broken(wishes: Wishes): Promise<string[]> {
  const failures: string[] = [];
  for await (const check of verifyBundle((await syntheticEvidence(wishes)).bundle))
    if (!check.ok && check.code === 'procedure-followed') failures.push(check.failure.en);
  return failures;
}

function cancel(project: SyntheticProject): void {
  const cancelledAt = project.pass();
  project.say(
    CANCELLED,
    { project: project.id, notice: NOTICE, lots: [LOT], cancelledAt, reason: '规划调整' },
    'tenderer',
  );
}

function avoid({ award, bid }: EventData<typeof AWARDED>, project: SyntheticProject): void {
  const voidedAt = project.pass();
  project.say('disclosure.award-voided.v1', { project: project.id, lot: LOT, award, bid, voidedAt, notice: NOTICE });
}

const notAfterwards: NonNullable<Wishes['omit']> = ({ type }) => AFTERWARDS.includes(type);

describe('the procedure, folded from the log', () => {
  it('allows every step of a tender in which nothing comes between', async () => {
    expect(await broken({})).toEqual([]);
  });

  it.each<[string, EventType, RegExp]>([
    ['bids listed before the deadline was reached (OPN-01)', 'bidding.deadline-reached.v1', /publish the closing list/],
    ['a committee nobody drew (EVA-02)', 'evaluation.committee-drawn.v1', /form the committee/],
    ['candidates without a report (DIS-01)', 'evaluation.report-signed.v1', /publish the candidates/],
    ['an award without candidates (DIS-01)', 'disclosure.candidates-published.v1', /determine the winner/],
    ['a contract without the notice of award (DIS-05)', 'disclosure.award-noticed.v1', /publish the contract/],
  ])('does not allow %s', async (_, left, said) => {
    const failures = await broken({ omit: ({ type }) => type === left });
    expect(failures).toContainEqual(expect.stringMatching(said));
  });

  const upheld: NonNullable<Wishes['falsify']> = ({ type, payload }) =>
    type === ANSWERED ? { ...(payload as object), upheld: true } : payload;
  const undecided = expect.stringMatching(/“Candidates published”.*determine the winner .*is undecided/);

  it('does not allow an award while an upheld objection is undecided (DIS-02)', async () => {
    expect(await broken({ falsify: upheld })).toContainEqual(undecided);
  });

  it('does not believe that a service had not seen what it did itself', async () => {
    const unseen: Wishes['unseen'] = ({ type }) => (type === AWARDED ? 1 : 0);
    expect(await broken({ falsify: upheld, unseen })).toContainEqual(undecided);
  });

  describe('of a cancellation and an award that cross each other (ANN-11)', () => {
    const first: NonNullable<Wishes['then']> = ({ type }, project) => type === ANSWERED && cancel(project);
    const unseenBy =
      (late: EventType): NonNullable<Wishes['unseen']> =>
      ({ type }) =>
        type === late ? 1 : 0;

    it('lets the award be void where it had not seen the cancellation, and is said to be', async () => {
      const then: Wishes['then'] = (event, project) => {
        first(event, project);
        if (event.type === AWARDED) avoid(event.payload as EventData<typeof AWARDED>, project);
      };
      expect(await broken({ omit: notAfterwards, then, unseen: unseenBy(AWARDED) })).toEqual([]);
    });

    it('asks that the void award is said to be void', async () => {
      const failures = await broken({ omit: notAfterwards, then: first, unseen: unseenBy(AWARDED) });
      expect(failures).toEqual([expect.stringMatching(/determine the winner .* is void.*nothing says so/)]);
    });

    it('blames who awarded knowing of the cancellation', async () => {
      const failures = await broken({ omit: notAfterwards, then: first });
      expect(failures).toEqual([expect.stringMatching(/“Cancelled”.*determine the winner/)]);
    });

    it('lets the award stand where it came first', async () => {
      const then: Wishes['then'] = ({ type }, project) => type === AWARDED && cancel(project);
      expect(await broken({ then, unseen: unseenBy(CANCELLED) })).toEqual([]);
      expect(await broken({ then })).toEqual([expect.stringMatching(/“Awarded”.*cancel the tender/)]);
    });
  });
});
