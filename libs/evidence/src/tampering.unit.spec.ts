import { beforeAll, describe, expect, it } from '@jest/globals';
import { type EventType } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  addSignatures,
  canonicalJson,
  cosign,
  generateSigningKey,
  parseNote,
  payloadHashOf,
} from '@mingtang/transparency';
import { base64 } from '@scure/base';
import { bidFile, type BidLine, type EnvelopeOfBid, type EventLine, type RecordLine } from './bundle/files';
import { type Check, type CheckCode } from './checks';
import { type MemoryBundle } from './fixtures/memory-bundle';
import { syntheticEvidence, type SyntheticEvidence } from './fixtures/synthetic-bundle';
import { SyntheticProject } from './fixtures/synthetic-project';
import { type Trust } from './trust';
import { verifyBundle, type VerifyOptions } from './verify-bundle';

let evidence: SyntheticEvidence;

beforeAll(async () => {
  evidence = await syntheticEvidence();
});

interface Found {
  readonly code: CheckCode;
  readonly said: string;
}

async function checksOf(bundle: MemoryBundle): Promise<Check[]> {
  const checks: Check[] = [];
  for await (const check of verifyBundle(bundle)) checks.push(check);
  return checks;
}

async function failuresOf(bundle: MemoryBundle, options: VerifyOptions = {}): Promise<Found[]> {
  const failures: Found[] = [];
  for await (const check of verifyBundle(bundle, options))
    if (!check.ok) failures.push({ code: check.code, said: check.failure.en });
  return failures;
}

/** What is found in a copy of the honest bundle after it was tampered with. */
async function afterwards(tamper: (bundle: MemoryBundle) => void, options: VerifyOptions = {}): Promise<Found[]> {
  const bundle = evidence.bundle.copy();
  tamper(bundle);
  return failuresOf(bundle, options);
}

/** What is found of a platform that lied in an event from the start. */
async function oflie<Payload>(
  type: EventType,
  lie: (payload: Payload, of: { readonly nth: number }) => Payload,
): Promise<Found[]> {
  const lying = await syntheticEvidence({
    falsify: (event) => (event.type === type ? lie(event.payload as Payload, event) : event.payload),
  });
  return failuresOf(lying.bundle);
}

const told = (failures: readonly Found[], code: CheckCode): string =>
  failures
    .filter((failure) => failure.code === code)
    .map(({ said }) => said)
    .join('\n');

/** The first state line of a type, changed. */
function editRow(bundle: MemoryBundle, type: string, change: (payload: Record<string, unknown>) => object): void {
  const path = `${type.slice(0, type.indexOf('.'))}/state.ndjson`;
  let done = false;
  bundle.edit(path, (line: { of: string; payload: Record<string, unknown> }) => {
    if (line.of !== type || done) return line;
    done = true;
    return { ...line, payload: change(line.payload) };
  });
}

/** Changes the first bid line that is shown whole. */
function editBid(bundle: MemoryBundle, change: (line: Required<BidLine>, all: readonly BidLine[]) => object): void {
  const lines = bundle.lines<BidLine>('bidding/bids.ndjson');
  const at = lines.findIndex(({ manifest }) => manifest !== undefined);
  lines[at] = change(lines[at] as Required<BidLine>, lines) as BidLine;
  bundle.writeLines('bidding/bids.ndjson', lines);
}

function withReleases(
  line: BidLine,
  change: (releases: EnvelopeOfBid['releases']) => readonly (object | undefined)[],
): object {
  return {
    ...line,
    envelopes: line.envelopes?.map((envelope) => ({ ...envelope, releases: change(envelope.releases) })),
  };
}

/** A release of another bid than the line's. */
function releaseOfOther({ bid: own }: BidLine, all: readonly BidLine[]): EnvelopeOfBid['releases'][number] | undefined {
  return all.find(({ bid, envelopes }) => envelopes && bid !== own)?.envelopes?.[0]?.releases[0];
}

function lineOfType(bundle: MemoryBundle, type: string): RecordLine {
  const line = bundle
    .lines<RecordLine>('log/records.ndjson')
    .find(({ entry, sealed }) => (sealed?.record ?? entry).includes(`"type":"${type}"`));
  if (!line) throw new Error(`no ${type}`);
  return line;
}

describe('an edited row', () => {
  it.each([
    ['announcement.project-changed.v1', 'reason', '另一理由'],
    ['bidding.bid-submitted.v1', 'receivedAt', '2036-03-10T09:00:00.000Z'],
    ['bidding.opening-completed.v1', 'openedAt', '2036-03-25T09:00:00.000Z'],
    ['evaluation.score-sheet-submitted.v1', 'digest', '0'.repeat(64)],
    ['evaluation.evaluation-completed.v1', 'outcome', 'all-rejected'],
    ['disclosure.award-determined.v1', 'rank', 2],
    ['disclosure.contract-published.v1', 'price', { amount: '1.00', currency: 'CNY' }],
  ])('of %s is named with the field that differs', async (type, field, value) => {
    const failures = await afterwards((bundle) => editRow(bundle, type, (payload) => ({ ...payload, [field]: value })));
    expect(failures.map(({ code }) => code)).toEqual(['rows-logged']);
    expect(failures[0]?.said).toMatch(new RegExp(`a row of ${type.split('.')[0]} was altered: ${type}.*: ${field}`));
  });

  it('that is gone, or was never logged, is named', async () => {
    const type = 'disclosure.objection-filed.v1';
    const gone = await afterwards((bundle) =>
      bundle.edit('disclosure/state.ndjson', (line: { of: string }) => (line.of === type ? undefined : line)),
    );
    expect(told(gone, 'rows-logged')).toMatch(/disclosure has no rows for disclosure.objection-filed.v1/);
    const added = await afterwards((bundle) => {
      const lines = bundle.lines<{ of: string; payload: object }>('disclosure/state.ndjson');
      const row = lines.find(({ of }) => of === type);
      bundle.writeLines('disclosure/state.ndjson', [
        ...lines,
        { of: type, payload: { ...row?.payload, objection: 'x' } },
      ]);
    });
    expect(told(added, 'rows-logged')).toMatch(/never logged/);
  });

  it('that its own service says is altered, and a file that is gone, are named', async () => {
    const failures = await afterwards((bundle) =>
      bundle.writeLines('bidding/state.ndjson', [
        ...bundle.lines('bidding/state.ndjson'),
        { of: 'bidding.bid-submitted.v1', problem: 'file-missing', subject: 'bid-7' },
        { of: 'bidding.bid-submitted.v1', problem: 'row-altered', subject: 'bid-8', detail: 'receipt' },
      ]),
    );
    expect(told(failures, 'files-whole')).toBe('bidding: file-missing of bidding.bid-submitted.v1 bid-7');
    expect(told(failures, 'rows-logged')).toBe('bidding: row-altered of bidding.bid-submitted.v1 bid-8 (receipt)');
  });

  it('of the register is named', async () => {
    const failures = await afterwards((bundle) =>
      bundle.edit('disclosure/register.ndjson', (line: { of: string; facts?: object }) =>
        line.of === 'disclosure.award-determined.v1' ? { ...line, facts: { ...line.facts, rank: 3 } } : line,
      ),
    );
    expect(told(failures, 'register-true')).toMatch(/disclosure.award-determined.v1 .* facts.rank is 3, logged as 1/);
  });

  it.each([
    ['bidding', 'announcement.project-published.v1', /published\.title is "x"/],
    ['evaluation', 'bidding.opening-completed.v1', /openedAt is "x"/],
  ])('of what %s keeps of %s is named', async (service, type, said) => {
    const altered = {
      'announcement.project-published.v1': ({ published }: { published?: object }) => ({
        published: { ...published, title: 'x' },
      }),
      'bidding.opening-completed.v1': () => ({ openedAt: 'x' }),
    }[type];
    const failures = await afterwards((bundle) =>
      bundle.edit(`${service}/register.ndjson`, (line: { of: string; part: object }) =>
        line.of === type ? { ...line, part: { ...line.part, ...altered?.(line.part) } } : line,
      ),
    );
    expect(failures).toEqual([{ code: 'register-true', said: expect.stringContaining(`what ${service} keeps of`) }]);
    expect(told(failures, 'register-true')).toMatch(said);
  });

  it('that keeps what never was is named', async () => {
    const failures = await afterwards((bundle) =>
      bundle.edit('bidding/register.ndjson', (line: { of: string; part: object }) =>
        line.of === 'disclosure.contract-published.v1' ? { ...line, part: { ...line.part, lot: 'x' } } : line,
      ),
    );
    expect(told(failures, 'register-true')).toBe(
      'bidding keeps disclosure.contract-published.v1 that was never logged',
    );
  });
});

describe('a service that cannot read what it keeps', () => {
  it.each(['bidding', 'ledger'])('is named: %s', async (service) => {
    const failures = await afterwards((bundle) =>
      bundle.write(`${service}/unreadable.json`, canonicalJson({ problem: 'unreadable', after: 'x/y.ndjson' })),
    );
    expect(told(failures, 'bundle-form')).toMatch(
      `${service}/unreadable.json: this service cannot read what it keeps of the project: a row was altered (x/y.ndjson)`,
    );
  });
});

describe('an event', () => {
  it('dropped by its service is named', async () => {
    const failures = await afterwards((bundle) =>
      bundle.edit('bidding/events.ndjson', ({ type, ...line }: EventLine) =>
        type === 'bidding.bid-withdrawn.v1' ? undefined : { type, ...line },
      ),
    );
    expect(failures).toEqual([
      { code: 'events-logged', said: expect.stringMatching(/bidding has dropped event bidding.bid-withdrawn.v1/) },
    ]);
  });

  it('dropped by the log leaves a gap, and its service still has it', async () => {
    const { index } = lineOfType(evidence.bundle, 'disclosure.objection-filed.v1');
    const failures = await afterwards((bundle) =>
      bundle.edit('log/records.ndjson', (line: RecordLine) => (line.index === index ? undefined : line)),
    );
    expect(told(failures, 'sequence-whole')).toMatch(/record \d+ of the project is missing/);
    expect(told(failures, 'events-logged')).toMatch(/the log has dropped event disclosure.objection-filed.v1/);
  });

  it('of the log that is repeated is named', async () => {
    const failures = await afterwards((bundle) => {
      const line = lineOfType(bundle, 'disclosure.objection-filed.v1');
      bundle.writeLines('log/records.ndjson', [...bundle.lines('log/records.ndjson'), line]);
    });
    expect(told(failures, 'sequence-whole')).toMatch(/comes twice or out of order/);
  });

  it('whose data or time was edited in its service is named', async () => {
    const type = 'bidding.bidding-closed.v1';
    const failures = await afterwards((bundle) =>
      bundle.edit('bidding/events.ndjson', (line: EventLine) =>
        line.type === type ? { ...line, digest: '0'.repeat(64), time: '2036-04-01T00:00:00.000Z' } : line,
      ),
    );
    expect(told(failures, 'events-logged')).toMatch(/bidding.bidding-closed.v1 .* digest is 0{64}/);
    expect(told(failures, 'events-logged')).toMatch(/time is 2036-04-01/);
  });

  it('whose row contradicts itself or names another role is named', async () => {
    const failures = await afterwards((bundle) =>
      bundle.edit('bidding/events.ndjson', (line: EventLine) =>
        line.type === 'bidding.bidding-closed.v1' ? { ...line, actorRole: 'operator', altered: ['event_id'] } : line,
      ),
    );
    expect(told(failures, 'events-logged')).toMatch(/altered: actorRole is operator, logged as system/);
    expect(told(failures, 'events-logged')).toMatch(/altered in its database: event_id/);
  });

  it('that came while the bundle was made is no fault; an older one is', async () => {
    const dropLast = (bundle: MemoryBundle): void => {
      for (const path of ['disclosure/events.ndjson', 'disclosure/state.ndjson'])
        bundle.writeLines(path, bundle.lines(path).slice(0, -1));
      bundle.edit('disclosure/register.ndjson', (line: { of: string }) =>
        line.of === 'disclosure.contract-published.v1' ? undefined : line,
      );
    };
    const { time } = JSON.parse(lineOfType(evidence.bundle, 'disclosure.contract-published.v1').entry) as {
      time: string;
    };
    const madeAt = addMilliseconds(time, -1_000);
    const young = await afterwards((bundle) => {
      dropLast(bundle);
      bundle.write('bundle.json', canonicalJson({ ...bundle.json<object>('bundle.json'), madeAt }));
    });
    expect(young).toEqual([]);
    expect(told(await afterwards(dropLast), 'events-logged')).toMatch(/dropped event disclosure.contract-published.v1/);
  });

  it('that the log had not taken in yet is said to be so, and nothing is called dropped or altered by it', async () => {
    const last = lineOfType(evidence.bundle, 'disclosure.contract-published.v1');
    const { time } = JSON.parse(last.entry) as { time: string };
    const behind = (minutes: number, type = 'disclosure.contract-published.v1') => {
      const { index } = lineOfType(evidence.bundle, type);
      const bundle = evidence.bundle.copy();
      bundle.edit('log/records.ndjson', (line: RecordLine) => (line.index >= index ? undefined : line));
      const madeAt = addMilliseconds(time, minutes * 60_000);
      bundle.write('bundle.json', canonicalJson({ ...bundle.json<object>('bundle.json'), madeAt }));
      return checksOf(bundle);
    };
    const young = await behind(5);
    expect(young.flatMap((check) => (check.ok ? [] : [check.failure.en]))).toEqual([]);
    const events = young.filter(({ code }) => code === 'events-logged');
    expect(events).toEqual([
      expect.objectContaining({
        undecided: true,
        remarks: [
          expect.objectContaining({
            en: expect.stringMatching(/^the log had not taken in 1 events .*contract-published/),
          }),
        ],
      }),
    ]);
    expect(young.some(({ code }) => code === 'rows-logged' || code === 'register-true')).toBe(false);
    const old = await behind(61);
    expect(old.flatMap((check) => (check.ok ? [] : [check.failure.en])).join('\n')).toMatch(
      /the log has dropped event disclosure.contract-published.v1/,
    );
  });

  it('whose payload was disclosed just before the bundle was made may be shown by its service already', async () => {
    const { entry } = lineOfType(evidence.bundle, 'disclosure.candidates-published.v1');
    const madeAt = addMilliseconds((JSON.parse(entry) as { time: string }).time, 1_000);
    const young = await afterwards((bundle) =>
      bundle.write('bundle.json', canonicalJson({ ...bundle.json<object>('bundle.json'), madeAt })),
    );
    expect(told(young, 'rows-logged')).toBe('');
  });
});

describe('the log', () => {
  it('whose payload was edited is named', async () => {
    const type = 'evaluation.report-signed.v1';
    const failures = await afterwards((bundle) =>
      bundle.edit('log/records.ndjson', (line: RecordLine) =>
        line.entry.includes(type)
          ? { ...line, payload: { ...(line.payload as object), signedAt: '2036-05-01T00:00:00.000Z' } }
          : line,
      ),
    );
    expect(told(failures, 'payloads-match')).toMatch(/evaluation.report-signed.v1 .* was altered: logged as/);
  });

  it('whose entry was edited is named', async () => {
    const failures = await afterwards((bundle) =>
      bundle.edit('log/records.ndjson', (line: RecordLine) =>
        line.entry.includes('"type":"disclosure.award-determined.v1"')
          ? { ...line, entry: line.entry.replace('"rank":1', '"rank":2') }
          : line,
      ),
    );
    expect(told(failures, 'records-included')).toMatch(/disclosure.award-determined.v1 .* is not in the log/);
  });

  it('in two views of the same size is found out', async () => {
    const other = await syntheticEvidence();
    Object.assign(other.project.log, { key: evidence.project.log.key });
    const size = evidence.project.log.leaves.length;
    while (other.project.log.leaves.length < size) other.project.log.leaves.push('another entry');
    const checkpoints = [other.project.log.checkpoint(evidence.madeAt, size)];
    const failures = await afterwards(() => undefined, { trust: { checkpoints } });
    expect(told(failures, 'log-consistent')).toMatch(/two views of the log: both of \d+ entries/);
  });

  it('that did not grow out of the one seen before is found out, and one that did is not', async () => {
    const { log } = evidence.project;
    const other = await SyntheticProject.begin();
    Object.assign(other.log, { key: log.key });
    other.log.leaves.splice(0, 2, ...log.leaves.slice(0, 9), 'another entry');
    const earlier = [other.log.checkpoint(evidence.madeAt)];
    const consistency: Trust['consistency'] = (from) => log.consistency(from);
    const split = await afterwards(() => undefined, { trust: { checkpoints: earlier, consistency } });
    expect(told(split, 'log-consistent')).toMatch(/does not grow out of that of 10/);
    const honest = [log.checkpoint(evidence.madeAt, 10)];
    expect(await afterwards(() => undefined, { trust: { checkpoints: honest, consistency } })).toEqual([]);
  });

  it('under a stale checkpoint is named: older than its records, than its events, or than one seen before', async () => {
    const { log } = evidence.project;
    const short = await afterwards((bundle) => bundle.write('log/checkpoint', log.checkpoint(evidence.madeAt, 20)));
    expect(told(short, 'log-fresh')).toMatch(/is stale: it covers 20 entries, but the bundle holds entry/);
    const old = await afterwards((bundle) =>
      bundle.write('log/checkpoint', log.checkpoint('2036-03-20T00:00:00.000Z')),
    );
    expect(told(old, 'log-fresh')).toMatch(/is stale: cosigned at 2036-03-20.*before the last event disclosure/);
    const known = evidence.bundle.text('log/checkpoint');
    log.leaves.push('one more');
    const checkpoints = [log.checkpoint(evidence.madeAt)];
    log.leaves.pop();
    const behind = await afterwards((bundle) => bundle.write('log/checkpoint', known), { trust: { checkpoints } });
    expect(told(behind, 'log-fresh')).toMatch(/is stale: it covers \d+ entries, the one given \d+/);
  });

  it('cosigned by a stranger, by a wrong signature, or by too few, is found out', async () => {
    const { log } = evidence.project;
    const note = evidence.bundle.text('log/checkpoint');
    const { text } = parseNote(note);
    const stranger = cosign(
      text,
      'witness.stranger.example',
      base64.decode(generateSigningKey().secretKey),
      2_090_000_000,
    );
    const unknown = await afterwards((bundle) => bundle.write('log/checkpoint', addSignatures(note, stranger)));
    expect(told(unknown, 'log-witnessed')).toMatch(
      /cosigned by witness.stranger.example \([0-9a-f]{8}\), who is no witness known/,
    );
    const two = log.checkpoint(evidence.madeAt, undefined, log.witnesses.slice(0, 2));
    const notary = two.split('\n').find((line) => line.includes('witness.notary')) ?? '';
    const [dash, name, signature = ''] = notary.split(' ');
    const bytes = base64.decode(signature);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    const wrong = two.replace(notary, [dash, name, base64.encode(bytes)].join(' '));
    const failures = await afterwards((bundle) => bundle.write('log/checkpoint', wrong));
    expect(told(failures, 'log-witnessed')).toMatch(/the signature of witness.notary.example .* is wrong/);
    expect(told(failures, 'log-witnessed')).toMatch(/2 witnesses must cosign, 1 did: witness.supervision.example/);
  });

  it('whose witnesses are others, or fewer, than it names itself is found out', async () => {
    const fewer = await afterwards((bundle) => {
      const keys = bundle.json<{ witnesses: unknown[]; quorum: number }>('log/keys.json');
      bundle.write('log/keys.json', canonicalJson({ ...keys, witnesses: keys.witnesses.slice(0, 1), quorum: 1 }));
    });
    expect(told(fewer, 'log-witnessed')).toMatch(
      /leaves out a witness that the log names: witness.supervision.example/,
    );
    const unnamed = await afterwards((bundle) => void bundle.files.delete('log/witnesses.json'));
    expect(told(unnamed, 'log-witnessed')).toMatch(/no entry of the log names the witnesses/);
  });

  it('signed by another key than the one trusted is found out', async () => {
    const other = await SyntheticProject.begin();
    const failures = await afterwards(() => undefined, { trust: { logKeys: [other.log.verifierKey] } });
    expect(told(failures, 'log-signed')).toMatch(/not by the log’s key mingtang.example\/log\+/);
  });

  it('whose listing lacks a sealed record, or has one more, is named', async () => {
    const sealed = lineOfType(evidence.bundle, 'bidding.bid-withdrawn.v1');
    const dropped = await afterwards((bundle) =>
      bundle.edit('log/records.ndjson', (line: RecordLine) =>
        line.sealed?.record === sealed.sealed?.record ? undefined : line,
      ),
    );
    expect(told(dropped, 'sealed-listed')).toMatch(/listed at entry \d+, is missing from the bundle/);
    const moved = await afterwards((bundle) =>
      bundle.edit('log/records.ndjson', (line: RecordLine) =>
        line.sealed?.record === sealed.sealed?.record
          ? { ...line, sealed: { ...line.sealed, place: ((line.sealed?.place ?? 0) + 1) % 65_536 } }
          : line,
      ),
    );
    expect(told(moved, 'sealed-listed')).toMatch(/bidding.bid-withdrawn.v1 .* is not at place \d+ of the batch/);
  });
});

describe('a bid', () => {
  it('swapped for another is named', async () => {
    const failures = await afterwards((bundle) =>
      editBid(bundle, (line, all) => ({
        ...line,
        manifest: all.find(({ bid, manifest }) => manifest && bid !== line.bid)?.manifest,
      })),
    );
    expect(told(failures, 'manifests-signed')).toMatch(/it was swapped: its manifest has digest/);
  });

  it('with a share moved to it from another is named, with its custodian', async () => {
    const failures = await afterwards((bundle) =>
      editBid(bundle, (line, all) => {
        const other = releaseOfOther(line, all);
        return withReleases(line, ([, ...rest]) => [other, ...rest]);
      }),
    );
    expect(told(failures, 'releases-signed')).toMatch(
      /share of custodian custodian-1 with bid .* was moved: it belongs to bid/,
    );
  });

  it('with a share put under its own name is named', async () => {
    const failures = await afterwards((bundle) =>
      editBid(bundle, (line, all) => {
        const other = releaseOfOther(line, all);
        const share = other && 'share' in other ? other.share : '';
        return withReleases(line, ([own, ...rest]) => [{ ...own, share }, ...rest]);
      }),
    );
    expect(told(failures, 'releases-signed')).toMatch(
      /share of custodian custodian-1 .* has a wrong signature: it was altered or moved/,
    );
  });

  it('with an envelope left out, or one that its manifest has not, is named', async () => {
    const without = await afterwards((bundle) =>
      editBid(bundle, (line) => {
        bundle.files.delete(bidFile(line.bid, line.version, 'bid'));
        return { ...line, envelopes: [] };
      }),
    );
    expect(told(without, 'openings-right')).toMatch(/its envelope bid, which was to be opened, is left out/);
    expect(told(without, 'releases-signed')).toMatch(
      /share of custodian custodian-1 .* logged at entry \d+, is missing/,
    );
    const more = await afterwards((bundle) =>
      editBid(bundle, (line) => ({ ...line, envelopes: [...line.envelopes, { ...line.envelopes[0], id: 'price' }] })),
    );
    expect(told(more, 'manifests-signed')).toMatch(/comes with the envelope price, which its manifest does not name/);
  });

  it('of which a custodian is wrongly said to have given a wrong share is named', async () => {
    const failures = await afterwards((bundle) =>
      editBid(bundle, (line) => ({
        ...line,
        envelopes: line.envelopes.map((envelope) => ({ ...envelope, wrongShares: ['custodian-2'] })),
      })),
    );
    expect(told(failures, 'openings-right')).toMatch(/custodian custodian-2 is said to have given a wrong share, but/);
  });

  it('with an altered price sheet is named', async () => {
    const failures = await afterwards((bundle) => {
      const path = bundle.paths.find((name) => name.startsWith('bids/')) ?? '';
      const bytes = bundle.files.get(path) ?? new Uint8Array();
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    });
    expect(told(failures, 'openings-right')).toMatch(/its bid sheet was altered/);
  });

  it('read out at another price than was sealed is named', async () => {
    type Opened = { entries: { price: { amount: string }; priceSchedule?: unknown }[] };
    const failures = await oflie<Opened>('bidding.opening-completed.v1', ({ entries, ...record }) => ({
      ...record,
      entries: entries.map((entry, at) => (at === 0 ? { ...entry, price: { ...entry.price, amount: '1.00' } } : entry)),
    }));
    expect(told(failures, 'openings-right')).toMatch(/the opening record has price 1.00, sealed was/);
  });

  it('that came late and was let in is named', async () => {
    type Received = { receivedAt: string };
    const late = await oflie<Received>('bidding.bid-submitted.v1', (payload, { nth }) =>
      nth === 1 ? { ...payload, receivedAt: '2036-06-01T00:00:00.000Z' } : payload,
    );
    expect(told(late, 'closing-list-right')).toMatch(
      /on the closing list of lot lot-1 is late: received at 2036-06-01/,
    );
    const backdated = await oflie<Received>('bidding.bid-submitted.v1', (payload, { nth }) =>
      nth === 1 ? { ...payload, receivedAt: '2036-03-09T00:00:00.000Z' } : payload,
    );
    expect(told(backdated, 'closing-list-right')).toMatch(
      /says it arrived at 2036-03-09.*but the log holds no such arrival/,
    );
  });

  it('withdrawn, replaced or left out shows in the closing list', async () => {
    type Closed = { bids: { bid: string; version: number; manifestDigest: string; receivedAt: string }[] };
    const all: Closed['bids'] = [];
    const seen = async (change: (bids: Closed['bids']) => Closed['bids']) => {
      all.length = 0;
      const lying = await syntheticEvidence({
        falsify: ({ type, payload }) => {
          const bid = payload as Closed['bids'][number];
          if (type === 'bidding.bid-submitted.v1') all.push(bid);
          const { bids } = payload as Closed;
          return type === 'bidding.bidding-closed.v1' ? { ...(payload as object), bids: change(bids) } : payload;
        },
      });
      return told(await failuresOf(lying.bundle), 'closing-list-right');
    };
    const pick = ({ bid, version, manifestDigest, receivedAt }: Closed['bids'][number]) => ({
      bid,
      version,
      manifestDigest,
      receivedAt,
    });
    expect(await seen((bids) => [...bids, ...all.slice(-1).map(pick)])).toMatch(/was withdrawn at/);
    expect(await seen((bids) => bids.map((bid) => (bid.version === 2 ? pick(all[0] ?? bid) : bid)))).toMatch(
      /was replaced by version 2/,
    );
    expect(await seen((bids) => bids.slice(1))).toMatch(/stood at the deadline but is left out of the closing list/);
  });
});

describe('a receipt', () => {
  it('that was forged is named', async () => {
    const forger = await SyntheticProject.begin();
    const said = {
      act: 'bid-submitted',
      event: crypto.randomUUID(),
      lot: 'lot-1',
      subject: crypto.randomUUID(),
      version: 1,
      digest: '0'.repeat(64),
      time: evidence.madeAt,
    } as const;
    const failures = await afterwards((bundle) =>
      editBid(bundle, (line) => ({ ...line, receipts: [forger.receipt('bidding', said)] })),
    );
    expect(told(failures, 'receipts-match')).toMatch(
      /the receipt for bid-submitted .* is signed by none of the keys that the platform names for bidding/,
    );
  });

  it('for an event that the log has dropped is named when it is shown', async () => {
    const said = {
      act: 'bid-submitted',
      event: crypto.randomUUID(),
      lot: 'lot-1',
      subject: crypto.randomUUID(),
      version: 1,
      digest: '0'.repeat(64),
      time: evidence.project.published.publishedAt,
    } as const;
    const handed = [{ name: 'receipt.txt', text: evidence.project.receipt('bidding', said) }];
    expect(await afterwards(() => undefined, { handed })).toEqual([
      {
        code: 'proof-in-log',
        said: expect.stringMatching(new RegExp(`names event ${said.event}, which the log has dropped`)),
      },
    ]);
    const own =
      evidence.bundle.lines<BidLine>('bidding/bids.ndjson').find(({ receipts }) => receipts)?.receipts?.[0] ?? '';
    expect(await afterwards(() => undefined, { handed: [{ name: 'own.txt', text: own }] })).toEqual([]);
  });
});

describe('a draw', () => {
  it('with an altered reveal is named, with its custodian', async () => {
    type Revealed = { custodian: string; randomness: string };
    const failures = await oflie<Revealed>('evaluation.draw-revealed.v1', (payload, { nth }) =>
      nth === 3 ? { ...payload, randomness: '0'.repeat(64) } : payload,
    );
    expect(told(failures, 'draws-fair')).toMatch(
      /draw 2 of lot lot-1 has a reveal of custodian custodian-2 that is not what it had committed to/,
    );
  });

  it('with another seed or another order is named', async () => {
    const seed = await oflie<{ seed: string }>('evaluation.committee-drawn.v1', (payload) => ({
      ...payload,
      seed: '1'.repeat(64),
    }));
    expect(told(seed, 'draws-fair')).toMatch(/draw 2 of lot lot-1 has seed 1{64}, expected/);
    const order = await afterwards((bundle) =>
      bundle.edit('evaluation/draws.ndjson', (line: { orders?: { order: string[] }[] }) =>
        line.orders
          ? { ...line, orders: line.orders.map((one) => ({ ...one, order: [...one.order].reverse() })) }
          : line,
      ),
    );
    expect(told(order, 'draws-fair')).toMatch(
      /draw 2 of lot lot-1 has other orders than follow from its request and seed/,
    );
  });

  it('blamed on a custodian who did reveal is named', async () => {
    const failures = await oflie<{ missing: string[] }>('evaluation.draw-voided.v1', (payload) => ({
      ...payload,
      missing: ['custodian-1'],
    }));
    expect(told(failures, 'draws-fair')).toMatch(/voided for custodian-1 who did not reveal, in truth custodian-3/);
  });
});

describe('an evaluation', () => {
  it('with a changed score is named: the sheet, the document, the result', async () => {
    const failures = await afterwards((bundle) =>
      bundle.write(
        'evaluation/lot-1/document.json',
        bundle.text('evaluation/lot-1/document.json').replace(/"score":"7\d"/, '"score":"99"'),
      ),
    );
    expect(told(failures, 'ranking-right')).toMatch(/the evaluation document was altered: digest/);
    expect(told(failures, 'sheets-committed')).toMatch(/the score sheet of member .* was changed: digest/);
    expect(told(failures, 'ranking-right')).toMatch(/the result: /);
  });

  it('that keeps a sheet out is named', async () => {
    const kept = '2036-03-25T00:00:00.000Z';
    const failures = await oflie<{ submittedAt: string }>('evaluation.score-sheet-submitted.v1', (payload, { nth }) =>
      nth === 0 ? { ...payload, submittedAt: kept } : payload,
    );
    expect(told(failures, 'sheets-committed')).toMatch(
      /a score sheet handed in at 2036-03-25.* is kept out of the evaluation document/,
    );
  });

  it('whose result was told otherwise is named', async () => {
    const failures = await oflie<{ candidates: string[] }>('evaluation.evaluation-completed.v1', (payload) => ({
      ...payload,
      candidates: [...payload.candidates].reverse(),
    }));
    expect(told(failures, 'ranking-right')).toMatch(/the result told: candidates\[0\] is/);
    expect(told(failures, 'award-right')).toMatch(/the candidates published are .*, recommended were/);
  });
});

describe('an award', () => {
  it('to another than the first candidate is named', async () => {
    type Award = { bid: string; rank: number; bidder: { id: string } };
    const failures = await oflie<Award>('disclosure.award-determined.v1', (payload) => ({ ...payload, rank: 2 }));
    expect(told(failures, 'award-right')).toMatch(/award .* goes to .*, candidate 2 is/);
    expect(told(failures, 'award-right')).toMatch(/candidate 1 is passed over without a listed reason and statement/);
  });

  it('at another price, before its time, or before an answer, is named', async () => {
    type Determined = { price: { amount: string; currency: string }; determinedAt: string };
    const price = await oflie<Determined>('disclosure.award-determined.v1', (payload) => ({
      ...payload,
      price: { amount: '1.00', currency: 'CNY' },
    }));
    expect(told(price, 'award-right')).toMatch(/goes to .*, 1.00\), candidate 1 is/);
    const early = await oflie<Determined>('disclosure.award-determined.v1', (payload) => ({
      ...payload,
      determinedAt: '2036-03-25T00:00:00.000Z',
    }));
    expect(told(early, 'procedure-followed')).toMatch(/determine the winner .*runs until .*: too early/);
    const unanswered = await oflie<{ objection: string }>('disclosure.objection-filed.v1', (payload) => ({
      ...payload,
      objection: crypto.randomUUID(),
    }));
    expect(told(unanswered, 'procedure-followed')).toMatch(/determine the winner .*objection is open/);
  });

  it('with a contract at another price is named', async () => {
    const failures = await oflie<{ price: object }>('disclosure.contract-published.v1', (payload) => ({
      ...payload,
      price: { amount: '9.00', currency: 'CNY' },
    }));
    expect(told(failures, 'award-right')).toMatch(/the contract is at the price of the bid/);
  });

  it('told to some bidders only is named', async () => {
    const failures = await oflie<{ notified: string[] }>('disclosure.award-noticed.v1', (payload) => ({
      ...payload,
      notified: payload.notified.slice(0, -1),
    }));
    expect(told(failures, 'award-right')).toMatch(/was not told of the result/);
  });
});

describe('a notice', () => {
  it('altered after it was logged, and a document of another content, are named', async () => {
    const failures = await afterwards((bundle) => {
      bundle.edit('announcement/notices.ndjson', (line: { published: object }, at) =>
        at === 0 ? { ...line, published: { ...line.published, title: '另一工程' } } : line,
      );
      bundle.edit('announcement/documents.ndjson', (line: object) => ({ ...line, sha256: payloadHashOf('other') }));
    });
    expect(told(failures, 'notices-logged')).toMatch(/of revision 1 was altered: title is "另一工程"/);
    expect(told(failures, 'notices-logged')).toMatch(/document “招标文件” .* is not the published one: sha256 is/);
  });

  it('with too short a period is named', async () => {
    type Published = { published: { timetable: { submissionDeadline: string } } };
    const failures = await oflie<Published>('announcement.project-published.v1', ({ published, ...payload }) => ({
      ...payload,
      published: {
        ...published,
        timetable: { ...published.timetable, submissionDeadline: '2036-03-20T01:30:00.000Z' },
      },
    }));
    expect(told(failures, 'timetable-kept')).toMatch(/v1: at least 20 days .*\(ANN-04\)/);
  });

  it('that names a recipient which its custodian never gave is named', async () => {
    type Given = { custodian: string; recipient: string };
    const failures = await oflie<Given>('announcement.recipient-given.v1', (payload, { nth }) =>
      nth === 1
        ? { ...payload, recipient: payload.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q')) }
        : payload,
    );
    expect(told(failures, 'custody-signed')).toMatch(/for custodian custodian-2 公证处 \(custodian-2\), who gave/);
  });
});
