import { Inject, Injectable } from '@nestjs/common';
import { type Actor, organisationKey, PROBLEM_MEDIA_TYPE } from '@mingtang/contracts';
import { TokenVerifier } from '@mingtang/identity';
import { RefusedError } from '@mingtang/procedure/rules';
import {
  assertAuthenticated,
  assertRole,
  authenticate,
  CONFIG,
  isStorageFull,
  type Language,
  languageOf,
  LOG,
  type Log,
  organisationOf,
  sendProblem,
  toProblem,
} from '@mingtang/service-kit';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { type Request, type Response } from 'express';
import { AsyncLocalStorage } from 'node:async_hooks';
import { rm } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import { type BiddingConfig } from '../options';
import { refused } from '../refusals';
import { type Announced, BeginUpload } from './begin-upload';
import { FinishUpload } from './finish-upload';
import { uploadFolder, uploadPath } from './upload-path';
import { UploadRecords } from './upload-records';
import { Upload } from './upload.entity';

/** The tus request under way. */
interface UploadCall {
  /** Of the upload that the request begins. */
  readonly begun?: string;
  readonly language: Language;
  readonly response: Response;
  /** Whether the address that was called ends with a slash, to which a relative `Location` adds. */
  readonly toFolder: boolean;
}

/** A bidder may write to and remove only what is not part of a finished upload. */
const METHODS = ['POST', 'HEAD', 'PATCH', 'DELETE'];

/**
 * Resumable uploads of sealed files (tus 1.0), each bound to the bidder's organisation that began it. What tus itself leaves
 * open is decided before it is called: who may begin, continue or look.
 */
@Injectable()
export class UploadsServer {
  private readonly call = new AsyncLocalStorage<UploadCall>();
  private readonly tus: Server;

  constructor(
    private readonly tokens: TokenVerifier,
    private readonly dataSource: DataSource,
    private readonly beginUpload: BeginUpload,
    private readonly finishUpload: FinishUpload,
    @Inject(CONFIG) private readonly config: BiddingConfig,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.tus = new Server({
      path: '/uploads',
      maxSize: config.MAX_DOCUMENT_BYTES,
      disableTerminationForFinishedUploads: true,
      datastore: new FileStore({
        directory: uploadFolder(config),
        configstore: new UploadRecords(dataSource),
        expirationPeriodInMilliseconds: config.UPLOAD_EXPIRY_SECONDS * 1_000,
      }),
      namingFunction: () => this.call.getStore()?.begun ?? '',
      generateUrl: (_request, { id }) => (this.call.getStore()?.toFolder ? id : `uploads/${id}`),
      onResponseError: (_request, error) => this.sayFull(error),
      onUploadFinish: async (_request, { id }) => this.finish(id),
    });
  }

  /** Handles any request under `/uploads`. */
  async handle(request: Request, response: Response): Promise<void> {
    try {
      if (request.method === 'OPTIONS') return await this.tus.handle(request, response);
      const call = { ...(await this.admit(request)), response };
      response.setHeader('cache-control', 'no-store');
      await this.call.run(call, () => this.tus.handle(request, response));
      if (call.begun !== undefined && response.statusCode !== 201) await this.beginUpload.forget(call.begun);
    } catch (error) {
      sendProblem(error, request, response, this.log);
    }
  }

  private async admit(request: Request): Promise<Omit<UploadCall, 'response'>> {
    const actor = await authenticate(this.tokens, request.get('authorization'));
    assertAuthenticated(actor);
    assertRole(actor, ['bidder']);
    const ownerKey = organisationKey(organisationOf(actor));
    const id = request.path.replace(/^\//, '');
    if (!METHODS.includes(request.method)) throw refused('upload-unknown');
    const toFolder = /^[^?]*\/(\?|$)/.test(request.originalUrl);
    const language = languageOf(request);
    if (request.method === 'POST') {
      const announced = await this.announced(request, id, actor);
      return { toFolder, language, begun: await this.beginUpload.begin(announced, ownerKey) };
    }
    const upload = await this.dataSource.manager.findOneBy(Upload, { id, ownerKey });
    if (!upload || upload.state === 'expired') throw refused('upload-unknown');
    if (request.method !== 'HEAD' && upload.state !== 'receiving') throw refused('upload-finished');
    return { toFolder, language };
  }

  /** tus tells any failure in its own words; that there is no room is told as everywhere. */
  private sayFull(error: unknown): { status_code: number; body: string } | undefined {
    const call = this.call.getStore();
    if (!call || !isStorageFull(error)) return undefined;
    this.log.error({ err: error }, 'no room for an upload');
    call.response.setHeader('content-type', PROBLEM_MEDIA_TYPE).setHeader('retry-after', '60');
    const body = toProblem(error, '/uploads', call.language);
    return { status_code: body.status, body: JSON.stringify(body) };
  }

  private announced(request: Request, id: string, actor: Actor): Promise<Announced> {
    if (id !== '') throw refused('upload-unknown');
    return this.beginUpload.check(
      { length: request.get('upload-length'), metadata: request.get('upload-metadata') },
      actor,
    );
  }

  /** An upload that turns out not to be what was announced is removed at once, and its bidder told (BID-04). */
  private async finish(id: string): Promise<{ status_code?: number; headers?: Record<string, string>; body?: string }> {
    const upload = await this.dataSource.manager.findOneByOrFail(Upload, { id });
    const problem = await this.finishUpload.ensure(upload);
    if (!problem) return {};
    await rm(uploadPath(this.config, id), { force: true });
    await this.dataSource.manager.delete(Upload, { id });
    const body = toProblem(new RefusedError([problem]), `/uploads/${id}`, this.call.getStore()?.language ?? 'zh');
    return { status_code: body.status, headers: { 'content-type': PROBLEM_MEDIA_TYPE }, body: JSON.stringify(body) };
  }
}
