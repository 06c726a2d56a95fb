import { Inject, Injectable, PayloadTooLargeException } from '@nestjs/common';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { checkSubmission, roundsOf } from '@mingtang/procedure/bidding';
import { isGuarded, may } from '@mingtang/procedure/procedures';
import { orThrow, RefusedError } from '@mingtang/procedure/rules';
import { addMilliseconds } from '@mingtang/procedure/time';
import { forbiddenCharacters } from '@mingtang/procedure/writing';
import { CONFIG, organisationOf, Timers } from '@mingtang/service-kit';
import { Metadata } from '@tus/server';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type BiddingConfig } from '../options';
import { knownProject, lotOf } from '../projections/known-project';
import { hasPassedBid } from '../projections/passed-bid';
import { refused } from '../refusals';
import { Registration } from '../registration/registration.entity';
import { setExpiry } from './expire-uploads';
import { overQuota } from './upload-quota';
import { Upload } from './upload.entity';

/** What a client announces of an upload: its `Upload-Metadata` and `Upload-Length`. */
export interface Announced {
  readonly project: string;
  readonly lot: string;
  readonly sha256: string;
  readonly size: number;
  readonly metadata: Record<string, string | null>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const LOT = /^[^\p{Cc}]{1,64}$/u;

/** Begins the upload of a sealed file by a bidder that could submit a bid for the lot now. */
@Injectable()
export class BeginUpload {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly timers: Timers,
    @Inject(CONFIG) private readonly config: BiddingConfig,
  ) {}

  /**
   * @throws {RefusedError} `upload-length-missing`, `upload-metadata-malformed`, `project-unknown`, `lot-unknown`, or as
   * the gate and `checkSubmission` refuse.
   */
  async check(
    headers: { readonly length: string | undefined; readonly metadata: string | undefined },
    actor: Actor,
  ): Promise<Announced> {
    const announced = parse(headers);
    if (announced.size > this.config.MAX_DOCUMENT_BYTES)
      throw new PayloadTooLargeException(`larger than ${this.config.MAX_DOCUMENT_BYTES} bytes`);
    const bidderKey = organisationKey(organisationOf(actor));
    const { manager } = this.dataSource;
    const known = await knownProject(manager, announced.project);
    const of = lotOf(known, announced.lot);
    const { project } = of;
    const submitting = roundsOf(of.law.definition).map(({ submit }) => submit);
    const act = submitting.find((each) => of.law.definition.acts[each]?.in.includes(of.stand.stage)) ?? 'submit-bid';
    const facts = isGuarded(of.law.definition, act, 'passed-technical-review')
      ? { 'passed-technical-review': { passed: await hasPassedBid(manager, of, bidderKey) } }
      : {};
    orThrow(may(of.law, of.stand, act, { by: 'bidder', at: this.clock.arrivalInstant(), facts }));
    const registered = await manager.existsBy(Registration, { project, bidderKey });
    orThrow(checkSubmission({ registered, sealed: true, alreadySubmitted: false }));
    return announced;
  }

  /**
   * Records an upload with its owner, and when it goes unless a bid refers to it.
   * @returns its id
   * @throws {RefusedError} `uploads-too-many`, `upload-quota-exceeded`
   */
  async begin({ project, lot, sha256, size, metadata }: Announced, ownerKey: string): Promise<string> {
    const id = randomUUID();
    const now = this.clock.instant();
    const expiresAt = addMilliseconds(now, this.config.UPLOAD_EXPIRY_SECONDS * 1_000);
    await this.unitOfWork.run(async (transaction) => {
      const tooMuch = await overQuota(transaction.manager, { ownerKey, project }, size, this.config);
      if (tooMuch) throw new RefusedError([tooMuch]);
      await transaction.manager.insert(Upload, {
        id,
        ownerKey,
        project,
        lot,
        sha256,
        size: String(size),
        state: 'receiving',
        metadata,
        createdAt: new Date(now),
        expiresAt: new Date(expiresAt),
      });
      await setExpiry(this.timers, transaction, id, expiresAt);
    });
    return id;
  }

  /** Forgets an upload of which no file came to be. */
  async forget(id: string): Promise<void> {
    await this.dataSource.manager.delete(Upload, { id });
  }
}

function parse({
  length,
  metadata,
}: {
  readonly length: string | undefined;
  readonly metadata: string | undefined;
}): Announced {
  if (length === undefined || !/^\d{1,15}$/.test(length))
    throw refused('upload-length-missing', { field: 'Upload-Length' });
  const fields = metadataOf(metadata);
  const { project, lot, sha256 } = fields as Record<'project' | 'lot' | 'sha256', string | null | undefined>;
  if (!project || !UUID.test(project) || !lot || !LOT.test(lot) || !sha256 || !SHA256.test(sha256))
    throw refused('upload-metadata-malformed', { field: 'Upload-Metadata' });
  return { project, lot, sha256, size: Number(length), metadata: fields };
}

/** Whatever a client adds is kept with the upload, so that it is held to the definition of text, too. */
function metadataOf(header: string | undefined): Record<string, string | null> {
  const fields = parsedMetadata(header);
  const texts = Object.entries(fields).flatMap(([name, value]) => [name, value ?? '']);
  if (texts.some((text) => forbiddenCharacters(text, 'one').length > 0))
    throw refused('upload-metadata-malformed', { field: 'Upload-Metadata' });
  return fields;
}

function parsedMetadata(header: string | undefined): Record<string, string | null> {
  try {
    return Metadata.parse(header) ?? {};
  } catch {
    throw refused('upload-metadata-malformed', { field: 'Upload-Metadata' });
  }
}
