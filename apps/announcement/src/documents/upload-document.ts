import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { isPossible } from '@mingtang/procedure/procedures';
import { currentKeyedRequest, DocumentStore, lockTraded, readTraded, type TradedProject } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { type Readable } from 'node:stream';
import { DataSource, type EntityManager } from 'typeorm';
import { lockOwnProject, ownProject } from '../project/project-access';
import { stageOf } from '../project/standing';
import { refused } from '../refusals';
import { DocumentDto } from './document.dto';
import { TenderDocument } from './tender-document.entity';

const MOST_DOCUMENTS = 500;
const MEDIA_TYPE = /^[\w.+-]{1,100}\/[\w.+-]{1,100}(\s*;[\x20-\x7e]{0,200})?$/;

export interface Upload {
  readonly title: string;
  readonly documentType: string;
  readonly mediaType: string;
  readonly announcedSha256: string | undefined;
  readonly content: Readable;
}

/** Adds a document to a draft, or to a published project, where the next change notice publishes it to all at once. */
@Injectable()
export class UploadDocument {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: DocumentStore,
  ) {}

  /**
   * @throws {RefusedError} `document-title-missing`, `media-type-malformed`, `documents-too-many`, `documents-fixed` once bidding has
   * closed, and what the store refuses
   */
  async upload(projectId: string, upload: Upload, actor: Actor): Promise<DocumentDto> {
    const title = upload.title.trim();
    if (title === '') throw refused('document-title-missing', { field: 'title' });
    if (!MEDIA_TYPE.test(upload.mediaType)) throw refused('media-type-malformed', { field: 'Content-Type' });
    await ownProject(this.dataSource.manager, projectId, actor);
    this.assertStillOpen(await readTraded(this.dataSource.manager, projectId));
    const { sha256, size } = await this.store.put(upload.content, upload.announcedSha256);
    currentKeyedRequest()?.alsoStandsFor(sha256);
    return this.unitOfWork.run(async ({ manager }) => {
      this.assertStillOpen(await lockTraded(manager, projectId));
      await lockOwnProject(manager, projectId, actor);
      await assertRoom(manager, projectId);
      const document = Object.assign(new TenderDocument(), {
        id: randomUUID(),
        projectId,
        title,
        documentType: upload.documentType,
        mediaType: upload.mediaType,
        sha256,
        size,
        uploadedAt: this.clock.now(),
        issuedRevision: null,
      } satisfies TenderDocument);
      await manager.insert(TenderDocument, document);
      return DocumentDto.of(document);
    });
  }

  /** Documents are drawn up in a draft, and changed as long as a change notice may issue them. */
  private assertStillOpen(traded: TradedProject | undefined): void {
    const now = this.clock.instant();
    if (traded && !traded.cases.some(({ law, stand }) => isPossible(law, stand, 'change', now)))
      throw refused('documents-fixed', { params: { stage: stageOf(traded) } });
  }
}

async function assertRoom(manager: EntityManager, projectId: string): Promise<void> {
  if ((await manager.countBy(TenderDocument, { projectId })) >= MOST_DOCUMENTS)
    throw refused('documents-too-many', { params: { most: MOST_DOCUMENTS } });
}
