import { EVENTS, isEventType } from '@mingtang/contracts';
import { Value } from '@sinclair/typebox/value';
import {
  base64Bytes,
  BATCH_TYPE,
  type Entry,
  type Hash,
  type LogRecord,
  parseEntry,
  parseListing,
  parseSealedRecord,
  payloadHashOf,
  type SealedRecord,
  sealedRecordHash,
  TransparencyError,
  verifySealed,
} from '@mingtang/transparency';
import { hexToBytes } from '@noble/hashes/utils.js';
import { linesOf } from '../bundle/bundle';
import { type RecordLine } from '../bundle/files';
import { type Verification } from '../verification';
import { type LogView } from './log-view';
import { ProvenEntries } from './proven-entries';
import { LISTING, Records } from './records';
import { SealedRecords } from './sealed-records';

/** Reads `log/records.ndjson`: each record proven in the log, its payload that of its hash, the sequence whole, the listings kept. */
export async function readRecords(found: Verification, log: LogView, project: string): Promise<Records> {
  const reading = new Reading(found, log, project);
  for await (const { value } of linesOf(found.bundle, 'log/records.ndjson')) reading.take(value as RecordLine);
  return reading.end();
}

class Reading {
  private readonly records = new Records();
  private readonly sealed: SealedRecords;
  private readonly proven: ProvenEntries;
  private seq = 0;
  /** Of the line before. */
  private last = { index: -1, place: -1 };

  constructor(
    private readonly found: Verification,
    log: LogView,
    private readonly project: string,
  ) {
    this.sealed = new SealedRecords(found);
    this.proven = new ProvenEntries(found, log);
  }

  take(line: RecordLine): void {
    const { found } = this;
    const { index, entry: text } = line;
    const place = line.sealed?.place ?? -1;
    if (index < this.last.index || (index === this.last.index && place <= this.last.place))
      found.fail(
        'records-formed',
        `日志第${index}条重复或次序颠倒`,
        `entry ${index} comes twice or out of order in log/records.ndjson`,
      );
    this.last = { index, place };
    const said = `log entry ${index}`;
    if (!this.proven.holds(line)) return;
    let entry: Entry;
    try {
      entry = parseEntry(text);
    } catch (error) {
      if (!(error instanceof TransparencyError)) throw error;
      found.fail(
        'records-formed',
        `日志第${index}条不符合规范：${error.message}`,
        `${said} is not of its form: ${error.message}`,
      );
      return;
    }
    if (entry.kind === 'record') this.takeRecord(line, entry.record);
    else if (entry.kind === 'sealed-batch') this.takeSealed(line, entry.root);
    else found.fail('records-formed', `第${index}条不是任何项目的记录`, `${said} is a record of no project`);
  }

  end(): Records {
    this.sealed.end(this.records);
    return this.records;
  }

  private takeRecord(line: RecordLine, record: LogRecord): void {
    const { found } = this;
    if (line.sealed)
      found.fail(
        'records-formed',
        `第${line.index}条不是密封批次`,
        `entry ${line.index} is no batch of sealed records`,
      );
    this.sequence(line.index, record);
    if (record.type === LISTING) this.takeListing(line, record);
    else this.keep(line, record, record.seq);
  }

  private takeSealed({ sealed, ...line }: RecordLine, root: string): void {
    const { found } = this;
    const { index } = line;
    if (!sealed) {
      found.fail(
        'records-formed',
        `第${index}条（${BATCH_TYPE}）未说明是哪条密封记录`,
        `entry ${index} (${BATCH_TYPE}) does not say which sealed record`,
      );
      return;
    }
    let record: SealedRecord;
    try {
      record = parseSealedRecord(sealed.record);
    } catch (error) {
      if (!(error instanceof TransparencyError)) throw error;
      found.fail(
        'records-formed',
        `第${index}条的密封记录不符合规范`,
        `the sealed record of entry ${index} is not of its form: ${error.message}`,
      );
      return;
    }
    const path = sealed.path.map(base64Bytes);
    const there =
      path.every((hash) => hash !== undefined) &&
      verifySealed(sealed.record, sealed.place, path as Hash[], hexToBytes(root), found.engine.sha256);
    if (!there)
      found.fail(
        'sealed-listed',
        `密封记录 ${record.type} ${record.event} 不在第${index}条批次的位置${sealed.place}上`,
        `sealed record ${record.type} ${record.event} is not at place ${sealed.place} of the batch at entry ${index}`,
      );
    this.sealed.add({ hash: sealedRecordHash(sealed.record), event: record.event, type: record.type, index });
    this.keep(line, record);
  }

  private sequence(index: number, { seq, type, event }: LogRecord): void {
    const { found } = this;
    const expected = this.seq + 1;
    found.count('sequence-whole');
    if (seq !== expected)
      found.fail(
        'sequence-whole',
        seq > expected
          ? `缺少第${expected}${seq - 1 > expected ? `至${seq - 1}` : ''}号记录（其后为 ${type} ${event}，日志第${index}条）`
          : `第${seq}号记录重复或次序颠倒（${type} ${event}，日志第${index}条）`,
        seq > expected
          ? `record ${expected}${seq - 1 > expected ? ` to ${seq - 1}` : ''} of the project is missing, before ${type} ${event} at entry ${index}`
          : `record ${seq} of the project comes twice or out of order: ${type} ${event} at entry ${index}`,
      );
    this.seq = Math.max(seq, this.seq);
  }

  private takeListing(line: RecordLine, record: LogRecord): void {
    const payload = 'payload' in record ? record.payload : line.payload;
    if (!this.isPayload(line, record, payload)) return;
    try {
      const { project, records } = parseListing(payload);
      if (project !== this.project) this.foreign(line.index, project);
      this.sealed.list(records, { index: line.index, time: record.time });
    } catch (error) {
      if (!(error instanceof TransparencyError)) throw error;
      this.found.fail(
        'records-formed',
        `第${line.index}条清单不符合规范`,
        `the listing at entry ${line.index} is not of its form`,
      );
    }
  }

  private keep(line: RecordLine, record: LogRecord | SealedRecord, seq?: number): void {
    const { found } = this;
    const { type, event, time, actorRole, project } = record;
    const { index } = line;
    found.count('records-formed');
    if (project !== this.project) return this.foreign(index, project);
    if (!isEventType(type)) {
      found.fail('records-formed', `第${index}条的类型 ${type} 未知`, `entry ${index} is of an unknown type: ${type}`);
      return;
    }
    if (this.records.withEvent(event)) {
      found.fail('records-formed', `事件 ${event}（${type}）记录了两次`, `event ${event} (${type}) is recorded twice`);
      return;
    }
    const inline = 'payload' in record ? record.payload : undefined;
    const payload = inline ?? line.payload;
    if ((inline !== undefined && line.payload !== undefined) || (line.salt !== undefined && line.payload === undefined))
      found.fail(
        'payloads-match',
        `第${index}条附有日志未记的内容`,
        `entry ${index} comes with a payload or salt that the log does not bind`,
      );
    const known = {
      type,
      event,
      time,
      actorRole,
      index,
      ...(seq !== undefined && { seq }),
      ...('lot' in record && record.lot !== undefined && { lot: record.lot }),
      ...('seen' in record && record.seen !== undefined && { seen: record.seen }),
      ...(type === 'evaluation.draw-requested.v1' && { entry: line.entry }),
    };
    if (payload === undefined) {
      if (EVENTS[type].record !== 'hashed')
        found.fail(
          'payloads-match',
          `缺少第${index}条（${type} ${event}）的内容`,
          `the payload of entry ${index} (${type} ${event}) is missing`,
        );
      this.records.add(known);
      return;
    }
    if (!this.isPayload(line, record, payload)) return this.records.add(known);
    const { data } = EVENTS[type];
    const [error] = Value.Check(data, payload) ? [] : Value.Errors(data, payload);
    if (error || (payload as { project?: unknown }).project !== project) {
      const what = error ? `${error.path || '/'}: ${error.message}` : 'project';
      found.fail(
        'records-formed',
        `第${index}条（${type} ${event}）的内容不符合规范：${what}`,
        `the payload of entry ${index} (${type} ${event}) is not of its form: ${what}`,
      );
      return this.records.add(known);
    }
    this.records.add({ ...known, payload: payload as never, digest: payloadHashOf(payload) });
  }

  private isPayload(
    { index, salt }: RecordLine,
    { type, event, payloadHash }: LogRecord | SealedRecord,
    payload: unknown,
  ): boolean {
    this.found.count('payloads-match');
    const hash = payload === undefined ? undefined : payloadHashOf(payload, salt);
    if (hash === payloadHash) return true;
    this.found.fail(
      'payloads-match',
      `第${index}条（${type} ${event}）的内容被改动：日志摘要 ${payloadHash}，实为 ${hash}`,
      `the payload of entry ${index} (${type} ${event}) was altered: logged as ${payloadHash}, found ${hash}`,
    );
    return false;
  }

  private foreign(index: number, project: string): void {
    this.found.fail(
      'records-formed',
      `第${index}条属于另一项目 ${project}`,
      `entry ${index} is of another project, ${project}`,
    );
  }
}
