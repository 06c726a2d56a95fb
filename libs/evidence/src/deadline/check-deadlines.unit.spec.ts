import { beforeAll, describe, expect, it } from '@jest/globals';
import { addMilliseconds } from '@mingtang/procedure/time';
import { deadlineFolder, type RecordLine } from '../bundle/files';
import { type Check } from '../checks';
import { LOT } from '../fixtures/bidding-stage';
import { type MemoryBundle } from '../fixtures/memory-bundle';
import { syntheticEvidence, type SyntheticEvidence, writeSeen } from '../fixtures/synthetic-bundle';
import { type SeenDeadline, SyntheticProject } from '../fixtures/synthetic-project';
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

type Tamper = (bundle: MemoryBundle) => unknown;

async function found(tamper: Tamper, of: SyntheticEvidence): Promise<Check[]> {
  const bundle = of.bundle.copy();
  await tamper(bundle);
  const checks: Check[] = [];
  for await (const check of verifyBundle(bundle)) if (check.code === 'deadline-witnessed') checks.push(check);
  return checks;
}

const failures = async (tamper: Tamper, of = evidence): Promise<string> =>
  (await found(tamper, of)).map((check) => (check.ok ? '' : check.failure.en)).join('\n');

async function held(tamper: Tamper, of = evidence) {
  const [check, ...more] = await found(tamper, of);
  if (!check?.ok || more.length > 0) throw new Error(JSON.stringify([check, ...more]));
  return { count: check.count ?? 0, remarks: check.remarks.map(({ en }) => en) };
}

const seen = () => evidence.project.seen[0] as SeenDeadline;
const before = (seconds: number) => addMilliseconds(deadline, -seconds * 1_000);

describe('a bid', () => {
  it('that stood in the log before the deadline by the clocks of witnesses is proven in time', async () => {
    expect(await held(() => undefined)).toEqual({ count: bids.length, remarks: [] });
  });

  it('that entered the log only after witnesses had last seen it before the deadline is named', async () => {
    const { count, remarks } = await held((bundle) =>
      writeSeen(bundle, evidence.project.log, {
        folder: 'log/deadlines/1',
        side: 'before',
        size: last.index,
        at: before(7),
      }),
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
      await writeSeen(bundle, log, { folder: 'log/deadlines/1', side: 'before', size: last.index, at: before(7) });
      await writeSeen(bundle, log, { folder: 'log/deadlines/1', side: 'after', size: last.index, at: deadline });
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
      for (const name of ['before', 'after', 'proofs.json']) bundle.files.delete(`log/deadlines/1/${name}`);
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
    const { log } = evidence.project;
    expect(
      await failures((bundle) =>
        writeSeen(bundle, log, { folder: 'log/deadlines/1', side: 'before', size: seen().before, at: deadline }),
      ),
    ).toMatch(/^the checkpoint before the deadline must be cosigned before .* by 2 witnesses, 0 did/);
    expect(
      await failures((bundle) =>
        writeSeen(bundle, log, { folder: 'log/deadlines/1', side: 'after', size: seen().after ?? 0, at: before(1) }),
      ),
    ).toMatch(/^the checkpoint at or after the deadline must be cosigned at or after .* by 2 witnesses, 0 did/);
  });

  it('of another view of the log, or of another key, does not stand', async () => {
    const { log } = evidence.project;
    const other = await SyntheticProject.begin();
    const size = seen().before;
    while (other.log.leaves.length < size) other.log.leaves.push('another entry');
    Object.assign(other.log, { key: log.key, witnesses: log.witnesses });
    const note = other.log.checkpoint(before(2), size);
    expect(await failures((bundle) => bundle.write('log/deadlines/1/before', note))).toMatch(
      /^the checkpoint before the deadline is of another view of the log/,
    );
    const stranger = await SyntheticProject.begin();
    expect(
      await failures((bundle) => bundle.write('log/deadlines/1/before', stranger.log.checkpoint(before(2), 1))),
    ).toMatch(/^the checkpoint before the deadline does not stand/);
  });

  it('that too few cosigned, or whose proof or note is gone, does not stand', async () => {
    const { log } = evidence.project;
    const one = log.checkpoint(before(2), seen().before, log.witnesses.slice(0, 1));
    expect(await failures((bundle) => bundle.write('log/deadlines/1/before', one))).toMatch(/by 2 witnesses, 1 did/);
    expect(await failures((bundle) => bundle.files.delete('log/deadlines/1/before'))).toMatch(/is missing, though/);
    expect(await failures((bundle) => bundle.files.delete('log/deadlines/1/proofs.json'))).toMatch(/of another view/);
  });

  it('with a signature that is wrong does not stand, though enough are right', async () => {
    const note = evidence.bundle.text('log/deadlines/1/after');
    const line = note.split('\n').find((text) => text.includes('witness.notary')) ?? '';
    const wrong = note.replace(
      line,
      line.replace(/.{8}$/, (end) => (end === 'AAAAAA==' ? 'BBBBBA==' : 'AAAAAA==')),
    );
    expect(await failures((bundle) => bundle.write('log/deadlines/1/after', wrong))).toMatch(
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

describe('the final offers of a consultation (GP-10)', () => {
  const FOLDER = deadlineFolder(2, LOT);
  let called: SyntheticEvidence;
  let of: SeenDeadline;
  let offers: { readonly bid: string; readonly version: number }[];
  /** Of the batch in which the final offers are sealed. */
  let sealedAt: number;

  beforeAll(async () => {
    called = await syntheticEvidence({ procedure: 'gp-consultation@1' });
    of = called.project.seen[1] as SeenDeadline;
    const closed = called.project.events.find(({ type }) => type === 'bidding.final-offers-closed.v1');
    offers = (closed?.payload as { bids: typeof offers } | undefined)?.bids ?? [];
    sealedAt =
      called.bundle
        .lines<RecordLine>('log/records.ndjson')
        .find(({ sealed }) => sealed?.record.includes('"bidding.final-offer-submitted.v1"'))?.index ?? 0;
  });

  it('are proven in time by witnesses as bids are, by a deadline of their own', async () => {
    expect(await held(() => undefined, called)).toEqual({ count: bids.length + offers.length, remarks: [] });
  });

  it('that entered the log only after witnesses had last seen it before their deadline are named', async () => {
    const at = addMilliseconds(of.deadline, -9_000);
    const { count, remarks } = await held(
      (bundle) => writeSeen(bundle, called.project.log, { folder: FOLDER, side: 'before', size: sealedAt, at }),
      called,
    );
    expect(count).toBe(bids.length);
    expect(remarks).toHaveLength(offers.length);
    for (const { bid, version } of offers)
      expect(remarks).toContainEqual(
        expect.stringMatching(
          `^final offer ${bid} v${version} entered the log only after .* the deadline, 9 s before it`,
        ),
      );
  });

  it('are proven by nothing where no checkpoint was kept, which is said of their lot and is no failure', async () => {
    const { count, remarks } = await held((bundle) => {
      for (const name of ['before', 'after', 'proofs.json']) bundle.files.delete(`${FOLDER}/${name}`);
    }, called);
    expect(count).toBe(bids.length);
    expect(remarks).toEqual([
      expect.stringMatching(/^no checkpoint .* before the deadline for final offers of lot lot-1 .* final offers came/),
      expect.stringMatching(/^no checkpoint .* at or after the deadline for final offers of lot lot-1/),
    ]);
  });

  it('are not proven by a note that is forged, or is of another side', async () => {
    const { log } = called.project;
    const stranger = await SyntheticProject.begin();
    const forged = stranger.log.checkpoint(addMilliseconds(of.deadline, -2_000), 1);
    expect(await failures((bundle) => bundle.write(`${FOLDER}/before`, forged), called)).toMatch(
      /^the checkpoint before the deadline does not stand: .*\(log\/deadlines\/2\/lot-1\/before\)$/,
    );
    const late = { folder: FOLDER, side: 'before', size: of.before, at: of.deadline } as const;
    expect(await failures((bundle) => writeSeen(bundle, log, late), called)).toMatch(
      /^the checkpoint before the deadline must be cosigned before .* by 2 witnesses, 0 did/,
    );
  });
});

it('checkpoints of a deadline that the log does not know prove nothing, and are found', async () => {
  const { log } = evidence.project;
  for (const folder of [deadlineFolder(1, LOT), deadlineFolder(2), deadlineFolder(2, LOT)])
    expect(
      await failures((bundle) =>
        writeSeen(bundle, log, { folder, side: 'before', size: seen().before, at: before(2) }),
      ),
    ).toMatch(`the log knows no deadline of which ${folder}/before could tell`);
});
