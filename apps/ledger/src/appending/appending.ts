import { type EventData, type EventType } from '@mingtang/contracts';
import { canonicalJson, LISTED_TYPE, sealedRecordHash } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { awaitAnchor } from '../anchoring/awaited-anchors';
import { followDeadlines } from '../deadlines/deadline-rows';
import { newProcedure } from '../procedures/logged-procedures';
import { type Query } from '../reading/query';
import { type TileTree } from '../tree/tile-tree';
import {
  classOf,
  endsRound,
  endsSecrets,
  failedLots,
  follow,
  isListedBefore,
  type LoggedProject,
} from '../cases/logged-project';
import { saveProjects } from '../cases/logged-project-rows';
import { disclose, discloseFailed, mayDisclose } from './disclose';
import { entryOf, sealedRowOf } from './entries';
import { type EntryRow, insertEntries } from './entry-rows';
import { makeBatch } from './sealed-batch';
import { insertSealed, markListed, placeInBatch, type SealedRow, unlistedRecords } from './sealed-rows';
import { lotOf, payloadOf, type WaitingEvent } from './waiting-event';

/** One append under way: entries in their order, of events and of the log's own. */
export class Appending {
  private entries: EntryRow[] = [];
  private sealed: SealedRow[] = [];
  private readonly projects: Map<string, LoggedProject>;

  /** @param loaded the projects of the events at hand, as they stand before. */
  constructor(
    private readonly query: Query,
    readonly tree: TileTree,
    private readonly now: string,
    private readonly loaded: ReadonlyMap<string, LoggedProject>,
  ) {
    this.projects = new Map(loaded);
  }

  async log(event: WaitingEvent): Promise<void> {
    const { type } = event;
    const data = payloadOf(event);
    const before = this.projectOf(event.project);
    const after = follow(before, { ...event, data });
    this.projects.set(event.project, after);
    const recordClass = classOf({ type, data }, after);
    if (recordClass === 'sealed') {
      this.sealed.push(sealedRowOf(event));
      return;
    }
    await this.holdProcedure(event);
    if (endsSecrets(type, before, after)) await this.list(event.project, type);
    else if (endsRound(type, before, after)) await this.sealBatch(this.now);
    const entry = this.push(entryOf(event, this.nextSeq(event.project), recordClass));
    await followDeadlines(this.query, before, after, entry.index + 1);
    await this.afterwards(event, entry.index, lotOf(data));
    for (const lot of failedLots(before, after)) {
      await this.flush();
      await discloseFailed(this.query, { index: entry.index, project: event.project, lot });
    }
  }

  /** Before the first notice that goes by a definition, the log takes that definition. */
  private async holdProcedure(event: WaitingEvent): Promise<void> {
    if (event.type !== 'announcement.project-published.v1') return;
    await this.flush();
    const entry = await newProcedure(this.query, payloadOf(event) as EventData<typeof event.type>, this.now);
    if (entry) this.push(entry);
  }

  /** The next entry of the log. */
  push(entry: Omit<EntryRow, 'index'>): EntryRow {
    const row = { index: this.tree.size, ...entry };
    this.tree.append(entry.leaf);
    this.entries.push(row);
    return row;
  }

  /** One entry for all sealed records that wait, or one of the same form where none does. @param time that it bears, UTC instant */
  async sealBatch(time: string): Promise<void> {
    await this.flush();
    const { entry, placed } = await makeBatch(this.query, time);
    const { index } = this.push(entry);
    await this.flush();
    await placeInBatch(this.query, index, placed);
  }

  async finish(): Promise<void> {
    await this.flush();
    await saveProjects(this.query, this.loaded, this.projects.values());
  }

  /**
   * Says which sealed records there are of what is no secret any more in a project, if any. A batch goes before in any case: records that are
   * listed stand in the log before their listing, and whether there were any at the last moment shows in nothing.
   */
  private async list(project: string, by: EventType): Promise<void> {
    await this.sealBatch(this.now);
    const after = this.projectOf(project);
    const unlisted = (await unlistedRecords(this.query, project)).filter(({ type, payload }) =>
      isListedBefore(by, { type, data: JSON.parse(payload) as EventData<EventType> }, after),
    );
    if (unlisted.length === 0) return;
    const seq = this.nextSeq(project);
    const records = unlisted.map(({ record }) => sealedRecordHash(record));
    const listing = {
      event: randomUUID(),
      type: LISTED_TYPE,
      project,
      time: this.now,
      actorRole: 'system',
      payload: canonicalJson({ project, records }),
    };
    this.push(entryOf(listing, seq, 'public'));
    await markListed(
      this.query,
      seq,
      unlisted.map(({ event }) => event),
    );
  }

  private async afterwards({ event, type, project, payload }: WaitingEvent, index: number, lot: string | null) {
    if (lot === null) return;
    if (type === 'evaluation.draw-requested.v1') {
      await this.flush();
      await awaitAnchor(this.query, event, index, payload);
    }
    if (mayDisclose(type)) {
      await this.flush();
      await disclose(this.query, type, { index, project, lot });
    }
  }

  private nextSeq(project: string): number {
    const logged = this.projectOf(project);
    this.projects.set(project, { ...logged, seq: logged.seq + 1 });
    return logged.seq + 1;
  }

  private projectOf(id: string): LoggedProject {
    return this.projects.get(id) as LoggedProject;
  }

  private async flush(): Promise<void> {
    const { entries, sealed } = this;
    this.entries = [];
    this.sealed = [];
    await insertEntries(this.query, entries);
    await insertSealed(this.query, sealed);
  }
}
