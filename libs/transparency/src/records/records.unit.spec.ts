import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leavesOf } from '../fixtures';
import { canonicalJson } from '../json/canonical-json';
import { EntryError } from '../transparency-error';
import { batchEntryText, entryText, type LogRecord, MOST_INLINE_BYTES, parseEntry } from './entry';
import { payloadHashOf } from './payload';
import { cosignerKeyOf, verifierKeyOf } from '../note/verifier-key';
import { parseListing, parseSealedRecord, sealedRecordHash, sealedRecordText } from './sealed-record';
import { PROCEDURE_TYPE, procedureEntryText } from './procedure-entry';
import { WITNESSES_TYPE, witnessesEntryText } from './witness-set';

const payload = { project: '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11', title: '道路工程' };
const record: LogRecord = {
  type: 'announcement.project-published.v1',
  time: '2026-11-24T08:00:00.000Z',
  project: payload.project,
  seq: 1,
  event: '0b0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  actorRole: 'tenderer',
  payloadHash: payloadHashOf(payload),
};
const salt = '5a'.repeat(32);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a payload’s hash', () => {
  it('is that of its canonical JSON, in which members are sorted', () => {
    expect(payloadHashOf({ b: 1, a: [] })).toBe(sha256('{"a":[],"b":1}'));
  });

  it('with a salt is that of both', () => {
    expect(payloadHashOf({ b: 1 }, salt)).toBe(sha256(`{"payload":{"b":1},"salt":"${salt}"}`));
  });
});

describe('an entry', () => {
  it('is canonical JSON with the payload where it is public', () => {
    expect(entryText({ ...record, payload })).toBe(
      `{"actorRole":"tenderer","event":"${record.event}","payload":{"project":"${record.project}","title":"道路工程"},` +
        `"payloadHash":"${record.payloadHash}","project":"${record.project}","seq":1,"time":"${record.time}",` +
        `"type":"announcement.project-published.v1","v":2}`,
    );
  });

  it('reads back', () => {
    expect(parseEntry(entryText({ ...record, payload }))).toEqual({ kind: 'record', record: { ...record, payload } });
    expect(parseEntry(entryText(record))).toEqual({ kind: 'record', record });
    const [root] = leavesOf(1) as [Uint8Array];
    expect(parseEntry(batchEntryText(record.time, root))).toEqual({
      kind: 'sealed-batch',
      time: record.time,
      root: Buffer.from(root).toString('hex'),
    });
  });

  it('of more than 32 KiB leaves its payload to be shown beside the log', () => {
    const of = (length: number) => {
      const long = { text: 'x'.repeat(length) };
      return entryText({ ...record, payloadHash: payloadHashOf(long), payload: long });
    };
    const rest = of(0).length;
    expect(of(MOST_INLINE_BYTES - rest)).toHaveLength(MOST_INLINE_BYTES);
    expect(of(MOST_INLINE_BYTES - rest + 1)).toHaveLength(rest - ',"payload":{"text":""}'.length);
  });

  it('counts bytes, not characters', () => {
    const long = { text: '明'.repeat(MOST_INLINE_BYTES / 3) };
    expect(parseEntry(entryText({ ...record, payloadHash: payloadHashOf(long), payload: long }))).toEqual({
      kind: 'record',
      record: { ...record, payloadHash: payloadHashOf(long) },
    });
  });

  it('never carries a payload of another hash', () => {
    expect(() => entryText({ ...record, payload: { other: 1 } })).toThrow(EntryError);
    expect(() => parseEntry(entryText({ ...record, payload }).replace('道路', '桥梁'))).toThrow(EntryError);
  });

  const text = entryText(record);
  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['an array', '[]'],
    ['null', 'null'],
    ['spaces', text.replace(',', ', ')],
    ['another order', text.replace('{', '{"v":2,').replace(',"v":2}', '}')],
    ['a member twice', text.replace('{', `{"actorRole":"tenderer",`)],
    ['a member more', text.replace('"v":2', '"v":2,"w":1')],
    ['a member less', text.replace('"actorRole":"tenderer",', '')],
    ['a member named as what every object has', text.replace('"v":2', '"valueOf":1')],
    ['another version', text.replace('"v":2', '"v":3')],
    ['number 0', text.replace('"seq":1', '"seq":0')],
    ['a number that is no integer', text.replace('"seq":1', '"seq":1.5')],
    ['a time that is none', text.replace('T08', ' 08')],
    ['a hash in capitals', text.replace(record.payloadHash, record.payloadHash.toUpperCase())],
    ['an empty id', text.replace(record.event, '')],
    ['nesting that exhausts the stack', text.replace('"v":2', `"w":${'['.repeat(30_000)}${']'.repeat(30_000)}`)],
  ])('is not one with %s', (_, other) => {
    expect(() => parseEntry(other)).toThrow(EntryError);
  });

  it('cannot be written with a member that none has', () => {
    expect(() => entryText({ ...record, seq: 0 })).toThrow(EntryError);
    expect(() => entryText({ ...record, event: '' })).toThrow(EntryError);
    expect(() => batchEntryText('today', leavesOf(1)[0]!)).toThrow(EntryError);
    expect(() => batchEntryText(record.time, new Uint8Array(31))).toThrow(EntryError);
  });

  it('is never read from arbitrary JSON but with its own refusal', () => {
    const members = fc.record(
      {
        v: fc.constantFrom(1, 2),
        type: fc.constantFrom('a', 'ledger.sealed-batch.v1', WITNESSES_TYPE),
        time: fc.jsonValue(),
        witnesses: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          members.map((value) => JSON.stringify(value)),
        ),
        (other) => {
          for (const parse of [parseEntry, parseSealedRecord]) {
            try {
              parse(other);
            } catch (error) {
              expect(error).toBeInstanceOf(EntryError);
            }
          }
        },
      ),
    );
  });
});

describe('a sealed record', () => {
  const { seq: _, ...sealed } = {
    ...record,
    type: 'bidding.bid-submitted.v1',
    payloadHash: payloadHashOf(payload, salt),
  };

  it('has neither number nor payload, and reads back', () => {
    const text = sealedRecordText(sealed);
    expect(text).toBe(
      `{"actorRole":"tenderer","event":"${sealed.event}","payloadHash":"${sealed.payloadHash}","project":"${sealed.project}",` +
        `"time":"${sealed.time}","type":"bidding.bid-submitted.v1","v":2}`,
    );
    expect(parseSealedRecord(text)).toEqual(sealed);
    expect(sealedRecordHash(text)).toBe(sha256(text));
  });

  it('is not an entry, nor an entry a sealed record', () => {
    expect(() => parseEntry(sealedRecordText(sealed))).toThrow(EntryError);
    expect(() => parseSealedRecord(entryText(record))).toThrow(EntryError);
    expect(() => sealedRecordText({ ...sealed, payloadHash: 'none' })).toThrow(EntryError);
  });

  it('is listed by its hash', () => {
    const listing = { project: sealed.project, records: [sha256('a'), sha256('b')] };
    expect(parseListing(listing)).toEqual(listing);
    for (const other of [
      null,
      undefined,
      'text',
      [],
      {},
      { ...listing, more: 1 },
      { ...listing, records: ['a'] },
      { ...listing, records: [1] },
    ])
      expect(() => parseListing(other)).toThrow(EntryError);
  });
});

describe('an entry that names the witnesses', () => {
  const [first, second] = ['w/1', 'w/2'].map((name, at) => cosignerKeyOf(name, new Uint8Array(32).fill(at))) as [
    string,
    string,
  ];

  it('has them sorted, belongs to no project, and reads back; there may be none', () => {
    const text = witnessesEntryText(record.time, [second, first]);
    expect(text).toBe(
      `{"time":"${record.time}","type":"${WITNESSES_TYPE}","v":2,"witnesses":["${first}","${second}"]}`,
    );
    expect(parseEntry(text)).toEqual({ kind: 'witnesses', time: record.time, witnesses: [first, second] });
    expect(parseEntry(witnessesEntryText(record.time, []))).toMatchObject({ witnesses: [] });
  });

  it.each([
    ['a witness twice', [first, first]],
    ['another order', [second, first]],
    ['the key of a log', [verifierKeyOf('w/1', new Uint8Array(32))]],
    ['what is no key', ['w/1']],
    ['no list', first],
  ])('is not one with %s', (_, witnesses) => {
    const text = canonicalJson({ v: 2, type: WITNESSES_TYPE, time: record.time, witnesses });
    expect(() => parseEntry(text)).toThrow(EntryError);
  });
});

describe('an entry that holds a procedure', () => {
  const definition = { id: 'example', version: 1 };

  it('has the definition whole with its digest, belongs to no project, and reads back', () => {
    const text = procedureEntryText(record.time, 'example@1', definition);
    const entry = parseEntry(text);
    expect(entry).toEqual({
      kind: 'procedure',
      time: record.time,
      procedure: 'example@1',
      digest: createHash('sha256').update('{"id":"example","version":1}').digest('hex'),
      definition,
    });
  });

  it.each([
    ['another digest', { digest: '0'.repeat(64) }],
    ['another definition', { definition: { id: 'example', version: 2 } }],
    ['no name', { procedure: '' }],
    ['more than it has', { project: 'p' }],
  ])('is not one with %s', (_, other) => {
    const members = JSON.parse(procedureEntryText(record.time, 'example@1', definition)) as object;
    expect(() => parseEntry(canonicalJson({ ...members, type: PROCEDURE_TYPE, ...other }))).toThrow(EntryError);
  });
});
