import { beforeAll, describe, expect, it } from '@jest/globals';
import { addMilliseconds } from '@mingtang/procedure/time';
import { type RecordLine } from '../bundle/files';
import { type Check } from '../checks';
import { type MemoryBundle } from '../fixtures/memory-bundle';
import { syntheticEvidence, type SyntheticEvidence, writeSeen } from '../fixtures/synthetic-bundle';
import { SyntheticProject } from '../fixtures/synthetic-project';
import { verifyBundle, type VerifyOptions } from '../verify-bundle';

let evidence: SyntheticEvidence;
let deadline: string;
let bids: { readonly bid: string; readonly version: number }[];
/** Of the batch in which the last bid of the closing list is sealed: the replacing version. */
let last: { readonly key: string; readonly index: number };

beforeAll(async () => {
  evidence = await syntheticEvidence();
  deadline = evidence.project.published.timetable.submissionDeadline;
  const closed = evidence.project.events.find(({ type }) => type === 'bidding.bidding-closed.v1');
  bids = (closed?.payload as { bids: typeof bids } | undefined)?.bids ?? [];
  const replaced = evidence.bundle
    .lines<RecordLine>('log/records.ndjson')
    .find(({ sealed }) => sealed?.record.includes('"bidding.bid-replaced.v1"'));
  const { bid } = (replaced?.payload ?? {}) as { bid: string };
  last = { key: `${bid} v2`, index: replaced?.index ?? 0 };
});

async function found(tamper: (bundle: MemoryBundle) => unknown, options: VerifyOptions = {}): Promise<Check[]> {
  const bundle = evidence.bundle.copy();
  await tamper(bundle);
  const checks: Check[] = [];
  for await (const check of verifyBundle(bundle, options)) if (check.code === 'deadline-witnessed') checks.push(check);
  return checks;
}

const failures = async (tamper: (bundle: MemoryBundle) => unknown): Promise<string> =>
  (await found(tamper)).map((check) => (check.ok ? '' : check.failure.en)).join('\n');

async function held(tamper: (bundle: MemoryBundle) => unknown) {
  const [check, ...more] = await found(tamper);
  if (!check?.ok || more.length > 0) throw new Error(JSON.stringify([check, ...more]));
  return { count: check.count ?? 0, remarks: check.remarks.map(({ en }) => en) };
}

const before = (seconds: number) => addMilliseconds(deadline, -seconds * 1_000);

describe('a bid', () => {
  it('that stood in the log before the deadline by the clocks of witnesses is proven in time', async () => {
    expect(await held(() => undefined)).toEqual({ count: bids.length, remarks: [] });
  });

  it('that entered the log only after witnesses had last seen it before the deadline is named', async () => {
    const { count, remarks } = await held((bundle) =>
      writeSeen(bundle, evidence.project.log, { side: 'before', size: last.index, at: before(7) }),
    );
    expect(count).toBe(bids.length - 1);
    expect(remarks).toEqual([
      expect.stringMatching(
        new RegExp(
          `^bid ${last.key} entered the log only after witnesses had last seen the log before the deadline, 7 s before it; ` +
            `known to be there by ${addMilliseconds(deadline, 60_000)}; by the platform’s clock it arrived \\d+ s before, at `,
        ),
      ),
    ]);
  });

  it('that was backdated is named: the deadline had come, and witnesses saw the log without it', async () => {
    const { count, remarks } = await held(async (bundle) => {
      const { log } = evidence.project;
      await writeSeen(bundle, log, { side: 'before', size: last.index, at: before(7) });
      await writeSeen(bundle, log, { side: 'after', size: last.index, at: deadline });
    });
    expect(count).toBe(bids.length - 1);
    expect(remarks).toEqual([
      expect.stringMatching(
        new RegExp(
          `^bid ${last.key}: witnesses saw the log at ${deadline}, when the deadline had come, without it; by the`,
        ),
      ),
    ]);
  });

  it('is proven by nothing where no checkpoint was kept, which is said and is no failure', async () => {
    const { count, remarks } = await held((bundle) => {
      for (const name of ['before', 'after', 'proofs.json']) bundle.files.delete(`log/deadline-${name}`);
    });
    expect(count).toBe(0);
    expect(remarks).toEqual([
      expect.stringMatching(
        /^no checkpoint that witnesses cosigned before the deadline .*only the platform’s own clock/,
      ),
      expect.stringMatching(/^no checkpoint that witnesses cosigned at or after the deadline/),
    ]);
  });
});

describe('a checkpoint around the deadline', () => {
  it('on the wrong side of it, be it by a second, does not stand', async () => {
    const { log, seen } = evidence.project;
    expect(
      await failures((bundle) => writeSeen(bundle, log, { side: 'before', size: seen.before, at: deadline })),
    ).toMatch(/^the checkpoint before the deadline must be cosigned before .* by 2 witnesses, 0 did/);
    expect(
      await failures((bundle) => writeSeen(bundle, log, { side: 'after', size: seen.after, at: before(1) })),
    ).toMatch(/^the checkpoint at or after the deadline must be cosigned at or after .* by 2 witnesses, 0 did/);
  });

  it('of another view of the log, or of another key, does not stand', async () => {
    const { log, seen } = evidence.project;
    const other = await SyntheticProject.begin();
    const size = seen.before;
    while (other.log.leaves.length < size) other.log.leaves.push('another entry');
    Object.assign(other.log, { key: log.key, witnesses: log.witnesses });
    const note = other.log.checkpoint(before(2), size);
    expect(await failures((bundle) => bundle.write('log/deadline-before', note))).toMatch(
      /^the checkpoint before the deadline is of another view of the log/,
    );
    const stranger = await SyntheticProject.begin();
    expect(
      await failures((bundle) => bundle.write('log/deadline-before', stranger.log.checkpoint(before(2), 1))),
    ).toMatch(/^the checkpoint before the deadline does not stand/);
  });

  it('that too few cosigned, or whose proof or note is gone, does not stand', async () => {
    const { log, seen } = evidence.project;
    const one = log.checkpoint(before(2), seen.before, log.witnesses.slice(0, 1));
    expect(await failures((bundle) => bundle.write('log/deadline-before', one))).toMatch(/by 2 witnesses, 1 did/);
    expect(await failures((bundle) => bundle.files.delete('log/deadline-before'))).toMatch(/is missing, though/);
    expect(await failures((bundle) => bundle.files.delete('log/deadline-proofs.json'))).toMatch(/of another view/);
  });

  it('with a signature that is wrong does not stand, though enough are right', async () => {
    const note = evidence.bundle.text('log/deadline-after');
    const line = note.split('\n').find((text) => text.includes('witness.notary')) ?? '';
    const wrong = note.replace(
      line,
      line.replace(/.{8}$/, (end) => (end === 'AAAAAA==' ? 'BBBBBA==' : 'AAAAAA==')),
    );
    expect(await failures((bundle) => bundle.write('log/deadline-after', wrong))).toMatch(
      /has a signature of witness.notary.example that is wrong/,
    );
  });
});

describe('witnesses', () => {
  it('that only the platform names are told of as such; those that the verifier names are not', async () => {
    const remarks = async (options: VerifyOptions) => {
      for await (const check of verifyBundle(evidence.bundle, options))
        if (check.code === 'log-witnessed' && check.ok) return check.remarks.map(({ en }) => en);
      return [];
    };
    expect(await remarks({})).toEqual([expect.stringMatching(/the witnesses are those that the platform names/)]);
    const witnessKeys = evidence.project.log.witnesses.map((witness) => evidence.project.log.witnessKey(witness));
    expect(await remarks({ trust: { witnessKeys } })).toEqual([]);
  });
});
