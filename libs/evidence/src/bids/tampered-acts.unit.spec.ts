import { describe, expect, it } from '@jest/globals';
import { type EventType } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { generateSigningKey, signSignerChange, signWithdrawal } from '@mingtang/sealing';
import { syntheticEvidence, type SyntheticEvidence } from '../fixtures/synthetic-bundle';
import { type Wishes } from '../fixtures/synthetic-project';
import { verifyBundle, type VerifyOptions } from '../verify-bundle';

const SUBMITTED = 'bidding.bid-submitted.v1';
const REPLACED = 'bidding.bid-replaced.v1';
const WITHDRAWN = 'bidding.bid-withdrawn.v1';

interface Act {
  readonly project: string;
  readonly lot: string;
  readonly bid: string;
  readonly version: number;
  readonly receivedAt?: string;
  readonly withdrawnAt?: string;
  readonly takenInAt?: string;
  readonly signer?: string;
}

/** Of a tender on which a platform lied from the start: what fails and what is remarked under a code, in English. */
async function verified(
  { bundle }: SyntheticEvidence,
  code = 'closing-list-right',
  options: VerifyOptions = {},
): Promise<{ readonly failures: string; readonly remarks: readonly string[] }> {
  const failures: string[] = [];
  const remarks: string[] = [];
  for await (const check of verifyBundle(bundle, options)) {
    if (check.code !== code) continue;
    if (check.ok) remarks.push(...check.remarks.map(({ en }) => en));
    else failures.push(check.failure.en);
  }
  return { failures: failures.join('\n'), remarks };
}

const told = async (wishes: Wishes): Promise<string> => (await verified(await syntheticEvidence(wishes))).failures;

/** What is found where every event of a type says something else of its act. */
function oflie(type: EventType, lie: (payload: Act) => object): Promise<string> {
  return told({
    falsify: (event) =>
      event.type === type ? { ...(event.payload as Act), ...lie(event.payload) } : (event.payload as Act),
  });
}

describe('an act that enters the log only after the closing', () => {
  it('is named though it is backdated: a withdrawal, whose bid still stood', async () => {
    const failures = await told({ late: ({ type }) => type === WITHDRAWN });
    expect(failures).toMatch(/the withdrawal of bid .* v1 was logged at entry \d+, after the closing at \d+/);
    expect(failures).toMatch(/bid .* v1 stood at the deadline but is left out of the closing list/);
  });

  it('is named though it is backdated: a replacement, which replaced nothing', async () => {
    const failures = await told({ late: ({ type }) => type === REPLACED });
    expect(failures).toMatch(/bid .* v2 was logged at entry \d+, after the closing at \d+/);
  });

  it('is named though it is backdated: a submission', async () => {
    const failures = await told({ late: ({ type, nth }) => type === SUBMITTED && nth === 2 });
    expect(failures).toMatch(/bid .* v1 was logged at entry \d+, after the closing at \d+/);
  });
});

describe('an act', () => {
  it.each([
    [SUBMITTED, 'takenInAt', /bid .* says it was taken in at .*, but its event is of/],
    [REPLACED, 'takenInAt', /bid .* v2 says it was taken in at .*, but its event is of/],
    [WITHDRAWN, 'takenInAt', /the withdrawal of bid .* v1 says it was taken in at .*, but its event is of/],
  ] as const)('of %s that says another time than its record is named', async (type, field, said) => {
    const off = await oflie(type, (act) => ({ [field]: addMilliseconds(act[field] ?? '', 120_000) }));
    expect(off).toMatch(said);
    const soon = await oflie(type, (act) => ({ [field]: addMilliseconds(act[field] ?? '', 500) }));
    expect(soon).toBe('');
  });

  it.each([
    [REPLACED, /bid .* v2 is for lot lot-9, the version before for lot lot-1/],
    [WITHDRAWN, /the withdrawal of bid .* says lot lot-9, but the bid is for lot lot-1/],
  ] as const)('of %s on another lot is named', async (type, said) => {
    expect(await oflie(type, () => ({ lot: 'lot-9' }))).toMatch(said);
  });

  it('on another version than the one that stood is named', async () => {
    expect(await oflie(REPLACED, () => ({ version: 3 }))).toMatch(/v3 does not follow on: .*, expected version 2/);
    expect(await oflie(SUBMITTED, () => ({ version: 2 }))).toMatch(/v2 does not follow on: .*, expected version 1/);
    expect(await oflie(WITHDRAWN, () => ({ version: 2 }))).toMatch(
      /the withdrawal of bid .* v2 is not of version 1, which stood/,
    );
  });

  it('on a bid that was never submitted is named', async () => {
    expect(await oflie(WITHDRAWN, () => ({ bid: crypto.randomUUID() }))).toMatch(
      /is of a bid that was never submitted/,
    );
  });

  it('that withdraws at or after the deadline is named, and its bid stood', async () => {
    const failures = await oflie(WITHDRAWN, () => ({ withdrawnAt: '2036-03-25T01:30:00.000Z' }));
    expect(failures).toMatch(/the withdrawal of bid .* at 2036-03-25.* is late: deadline/);
    expect(failures).toMatch(/stood at the deadline but is left out/);
  });

  it('older than what it replaces is named', async () => {
    const failures = await oflie(REPLACED, () => ({ receivedAt: '2036-03-10T07:00:00.000Z' }));
    expect(failures).toMatch(/v2 \(2036-03-10T07.* is older than the version that it replaces/);
  });
});

describe('the bidder’s own key', () => {
  it('under a withdrawal and a change of signer leaves nothing to remark', async () => {
    expect(await verified(await syntheticEvidence())).toEqual({ failures: '', remarks: [] });
  });

  it('missing under either is remarked, for whoever holds a receipt too', async () => {
    const evidence = await syntheticEvidence({ withoutKeys: true });
    const { failures, remarks } = await verified(evidence);
    expect(failures).toBe('');
    expect(remarks).toEqual([
      expect.stringMatching(/^bid .* v2: its signer changed by the account alone, without the bidder’s key$/),
      expect.stringMatching(/^bid .* v1: withdrawn by the account alone, without the bidder’s key$/),
    ]);
    const withdrawn = evidence.project.events.find(({ type }) => type === WITHDRAWN)?.payload['bid'];
    const submitted = evidence.project.events.find(
      ({ type, payload }) => type === SUBMITTED && payload['bid'] === withdrawn,
    );
    const { version, manifestDigest, receivedAt, lot } = submitted?.payload as unknown as Required<Act> & {
      readonly manifestDigest: string;
    };
    const text = evidence.project.receipt('bidding', {
      act: 'bid-submitted',
      event: submitted?.id ?? '',
      lot,
      subject: String(withdrawn),
      version,
      digest: manifestDigest,
      time: receivedAt,
      takenIn: receivedAt,
    });
    expect(await verified(evidence, 'proof-in-log', { handed: [{ name: 'receipt.txt', text }] })).toEqual({
      failures: '',
      remarks: [`receipt.txt: bid ${String(withdrawn)} v1: withdrawn by the account alone, without the bidder’s key`],
    });
  });

  it('is told from a forger’s', async () => {
    const forger = generateSigningKey();
    expect(await oflie(WITHDRAWN, (act) => ({ signature: signWithdrawal(act, forger) }))).toMatch(
      /the withdrawal of bid .* v1 is forged: its signature is not by the bidder’s key/,
    );
    const change = (act: Act) => ({
      previousSignature: signSignerChange({ ...act, signer: act.signer ?? '' }, forger),
    });
    expect(await oflie(REPLACED, change)).toMatch(/the change of signer of bid .* v2 is forged/);
  });

  it('that changes without a word of it is named', async () => {
    expect(await oflie(REPLACED, () => ({ previousSignature: undefined }))).toMatch(
      /bid .* v2 has another signer than the version before, of which its event says nothing/,
    );
  });

  it('is that of the manifest: another in the event is named', async () => {
    const evidence = await syntheticEvidence({
      falsify: ({ type, payload }) =>
        type === SUBMITTED ? { ...(payload as Act), signer: generateSigningKey().publicKey } : payload,
    });
    expect((await verified(evidence, 'manifests-signed')).failures).toMatch(/its manifest says signer .*, expected/);
  });
});
