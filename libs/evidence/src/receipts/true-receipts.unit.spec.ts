import { beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS } from '@mingtang/contracts';
import { definitionOf } from '@mingtang/procedure/procedures';
import { drawCommitmentOf, type Receipt, RECEIPT_EVENTS, type ReceiptAct } from '@mingtang/sealing';
import { digestOf, inclusionProof, leafHash, proofExtra, treeRoot, writeProof } from '@mingtang/transparency';
import { type Check } from '../checks';
import { evidenceByStage, type Stage, type SyntheticEvidence } from '../fixtures/synthetic-bundle';
import { SyntheticProject } from '../fixtures/synthetic-project';
import { type ToldEvent } from '../fixtures/synthetic-log';
import { verifyBundle } from '../verify-bundle';
import { type Handed } from './check-handed';

const STAGES = ['announced', 'received', 'opened', 'awarded'] as const;

let stages: Readonly<Record<Stage, SyntheticEvidence>>;
let receipts: readonly { readonly event: ToldEvent; readonly handed: Handed }[];

beforeAll(async () => {
  stages = await evidenceByStage();
  const { project } = stages.awarded;
  receipts = project.events.flatMap((event) => {
    const [act] = (Object.keys(RECEIPT_EVENTS) as ReceiptAct[]).filter((one) => RECEIPT_EVENTS[one] === event.type);
    return act ? [{ event, handed: { name: `${act}-${event.id}`, text: noteOf(project, act, event) } }] : [];
  });
});

/** The receipt that the platform gave of an act. */
function noteOf(project: SyntheticProject, act: ReceiptAct, { id: event, type, payload }: ToldEvent): string {
  const said = payload as Readonly<Record<string, string | number | undefined>>;
  const { lot, version } = said;
  const receipt: Omit<Receipt, 'project'> = {
    act,
    event,
    ...(lot !== undefined && { lot: String(lot) }),
    ...(version !== undefined && { version: Number(version) }),
    subject: String(said['bid'] ?? said['batch'] ?? said['question'] ?? said['objection'] ?? said['number'] ?? 'sheet'),
    digest: String(
      said['manifestDigest'] ??
        said['digest'] ??
        said['commitment'] ??
        (said['randomness'] === undefined
          ? digestOf(payload['releases'] ?? 'the manifest withdrawn')
          : drawCommitmentOf(String(said['randomness']))),
    ),
    time: String(
      said['receivedAt'] ??
        said['withdrawnAt'] ??
        said['askedAt'] ??
        said['filedAt'] ??
        said['submittedAt'] ??
        said['committedAt'] ??
        said['revealedAt'],
    ),
    ...(said['takenInAt'] !== undefined && { takenIn: String(said['takenInAt']) }),
  };
  return project.receipt(type.slice(0, type.indexOf('.')), receipt);
}

async function held({ bundle }: SyntheticEvidence, handed: readonly Handed[]): Promise<Check[]> {
  const checks: Check[] = [];
  for await (const check of verifyBundle(bundle, { handed })) checks.push(check);
  return checks;
}

describe.each(STAGES)('a true receipt held against the bundle of a tender that is %s', (stage) => {
  it('is never called false, whatever act it is of', async () => {
    const evidence = stages[stage];
    const checks = await held(
      evidence,
      receipts.map(({ handed }) => handed),
    );
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    const ids = evidence.bundle.text('log/records.ndjson');
    const there = receipts.filter(({ event }) => ids.includes(event.id)).length;
    const own = checks.filter(({ code }) => code === 'proof-in-log');
    const undecided = own.filter((check) => check.ok && check.undecided);
    expect(undecided).toHaveLength(receipts.length - there);
    for (const check of undecided)
      expect(check.ok && check.remarks[0]?.en).toMatch(/is not listed yet|is not in this bundle yet/);
    expect(own.flatMap((check) => (check.ok && check.count !== undefined ? [check.count] : []))).toEqual(
      there > 0 ? [there] : [],
    );
  });
});

describe('a true receipt', () => {
  it('covers every act of the procedure that is confirmed by one', () => {
    const acts = new Set(receipts.map(({ handed }) => handed.name.replace(/-[0-9a-f-]{36}$/, '')));
    const procedure = definitionOf(stages.awarded.project.published.procedure);
    const confirmed = (Object.keys(RECEIPT_EVENTS) as ReceiptAct[]).filter(
      (act) => procedure.acts[EVENTS[RECEIPT_EVENTS[act]].act],
    );
    expect([...acts].sort()).toEqual(confirmed.sort());
  });

  it('of another project is said to be of that', async () => {
    const other = await SyntheticProject.begin();
    const text = other.receipt('bidding', {
      act: 'bid-submitted',
      event: crypto.randomUUID(),
      lot: 'lot-1',
      subject: crypto.randomUUID(),
      version: 1,
      digest: '0'.repeat(64),
      time: stages.awarded.project.published.publishedAt,
    });
    const checks = (await held(stages.awarded, [{ name: 'r', text }])).filter(({ code }) => code === 'proof-in-log');
    expect(checks).toEqual([
      expect.objectContaining({
        ok: true,
        undecided: true,
        remarks: [expect.objectContaining({ en: expect.stringContaining(`is of another project, ${other.id}`) })],
      }),
    ]);
  });

  it('is not called dropped where the bundle itself was altered', async () => {
    const [{ handed, event } = { handed: { name: '', text: '' }, event: undefined }] = receipts.filter(
      ({ event: { type } }) => type === 'disclosure.objection-filed.v1',
    );
    const bundle = stages.awarded.bundle.copy();
    bundle.edit('log/records.ndjson', (line: { entry: string }) =>
      line.entry.includes(event?.id ?? '—') ? undefined : line,
    );
    const checks = await held({ ...stages.awarded, bundle }, [handed]);
    expect(checks.some(({ code, ok }) => code === 'sequence-whole' && !ok)).toBe(true);
    expect(checks.filter(({ code }) => code === 'proof-in-log')).toEqual([
      expect.objectContaining({ ok: true, undecided: true }),
    ]);
  });

  it('is mentioned also where the bundle cannot be read', async () => {
    const bundle = stages.awarded.bundle.copy();
    bundle.write('log/checkpoint', 'nothing');
    const checks = await held({ ...stages.awarded, bundle }, [{ name: 'r', text: receipts[0]?.handed.text ?? '' }]);
    expect(checks.at(-1)).toMatchObject({ code: 'proof-in-log', undecided: true });
  });
});

describe('a true proof', () => {
  /** The `.tlog-proof` of the last entry that the log has of a project's own. */
  async function proofOf({ project, madeAt }: SyntheticEvidence, witnesses = project.log.witnesses): Promise<Handed> {
    const { log } = project;
    const index = log.leaves.findLastIndex((leaf) => leaf.includes('"seq":'));
    const size = log.leaves.length;
    const hashes = log.leaves.map((leaf) => leafHash(leaf));
    const proof = await inclusionProof(index, size, (level, at) =>
      Promise.resolve(treeRoot(hashes.slice(at * 2 ** level, (at + 1) * 2 ** level))),
    );
    const extra = proofExtra({ entry: log.leaves[index] ?? '' });
    return {
      name: 'p',
      text: writeProof({ index, proof, checkpoint: log.checkpoint(madeAt, size, witnesses), extra }),
    };
  }

  it('is not called false by an older bundle, nor where witnesses have still to sign', async () => {
    const late = await held(stages.opened, [await proofOf(stages.awarded)]);
    expect(late.filter(({ ok }) => !ok)).toEqual([]);
    expect(late.find(({ code }) => code === 'proof-in-log')).toMatchObject({
      undecided: true,
      remarks: [
        expect.objectContaining({ en: expect.stringMatching(/is not in this bundle yet: its record is entry/) }),
      ],
    });
    const [witness] = stages.awarded.project.log.witnesses;
    const early = await held(stages.awarded, [await proofOf(stages.awarded, witness && [witness])]);
    expect(early.filter(({ ok }) => !ok)).toEqual([]);
    expect(early.at(-1)).toMatchObject({
      code: 'proof-in-log',
      count: 1,
      remarks: [expect.objectContaining({ en: expect.stringMatching(/cosigned by 1 of today’s witnesses/) })],
    });
  });
});
