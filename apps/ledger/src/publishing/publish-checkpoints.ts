import { UnitOfWork } from '@mingtang/messaging';
import { CONFIG, KeyFile, LOG, type Log } from '@mingtang/service-kit';
import { checkpointText, type Hash } from '@mingtang/transparency';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { anyLotUnopened } from '../appending/what-is-due';
import { type LedgerConfig } from '../options';
import { SignedFile } from '../opening/signed-file';
import { type Query, queryBy } from '../reading/query';
import { StoredTiles } from '../reading/stored-tiles';
import { AskWitnesses } from '../witnesses/ask-witnesses';
import { type NamedWitness } from '../witnesses/witness-rows';
import { publish } from './publish';
import { Round } from './round';

/** A tree as it was committed. */
export interface Head {
  readonly size: number;
  root(): Hash;
}

/** Where nothing is open, cosignatures may be so old. */
const IDLE_WITNESS_INTERVAL_MS = 10_000;
const RETRY_MS = 500;

/**
 * Signs each committed tree, keeps what it signed, has it cosigned, and only then shows it. Runs in the writer alone; it may lag behind
 * the writer, and then leaves sizes out.
 */
@Injectable()
export class PublishCheckpoints {
  private readonly query: Query;
  private head: Head | undefined;
  private publishing: Promise<void> = Promise.resolve();
  private cosignAt = 0;
  private wakeUp: () => void = () => undefined;

  constructor(
    dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly key: KeyFile,
    private readonly file: SignedFile,
    private readonly tiles: StoredTiles,
    private readonly witnesses: AskWitnesses,
    @Inject(CONFIG) private readonly config: LedgerConfig,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.query = queryBy(dataSource);
  }

  /** A tree that has been committed is to be signed. */
  offer(head: Head): void {
    this.head = head;
    this.wake();
  }

  wake(): void {
    this.wakeUp();
  }

  /** Witnesses are asked at once, although nothing changed: there is a new one. */
  cosignNow(): void {
    this.cosignAt = 0;
    this.wake();
  }

  /** Works until it must not go on; begins with the tree that is stored, which a crash may have left unsigned. */
  async run(stored: Head, goOn: () => boolean): Promise<void> {
    this.head = stored;
    let round: Round | undefined;
    while (goOn()) {
      try {
        const head = this.head;
        if (head.size !== round?.size) round = await this.sign(head);
        else if (Date.now() < this.cosignAt) {
          await this.idle(this.cosignAt - Date.now());
          continue;
        }
        await this.cosignAndPublish(round, goOn);
        this.cosignAt = Date.now() + (await this.interval());
      } catch (error) {
        if (goOn()) this.log.warn({ error: String(error) }, 'a checkpoint is not published yet, will try again');
        await delay(RETRY_MS);
      }
    }
  }

  /** Signs, and keeps the note where a restart finds it, outside the database too, before anybody sees it. */
  private async sign(head: Head): Promise<Round> {
    const { size } = head;
    const note = this.key.signNote(checkpointText({ origin: this.key.name, size, root: head.root() }));
    await this.file.write(note);
    await this.query('UPDATE log SET signed = $1', [note]);
    return new Round(size, note, this.tiles.reader(size));
  }

  /** Shows it once a quorum has cosigned or was waited for long enough; cosignatures that come later are added. */
  private async cosignAndPublish(round: Round, goOn: () => boolean): Promise<void> {
    const failed = (error: unknown): void =>
      this.log.warn({ error: String(error) }, 'a late cosignature was not added');
    const witnesses = await this.witnesses.cosign(round, (late) => {
      if (goOn()) this.publish(round, late).catch(failed);
    });
    await this.publish(round, witnesses);
  }

  /** One after the other, so that none overwrites what a later one knows. */
  private publish(round: Round, witnesses: readonly NamedWitness[]): Promise<void> {
    const published = this.publishing.then(() => publish(this.unitOfWork, round, witnesses));
    this.publishing = published.catch(() => undefined);
    return published;
  }

  private async interval(): Promise<number> {
    const { WITNESS_INTERVAL_MS } = this.config;
    return (await anyLotUnopened(this.query))
      ? WITNESS_INTERVAL_MS
      : Math.max(WITNESS_INTERVAL_MS, IDLE_WITNESS_INTERVAL_MS);
  }

  private idle(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
