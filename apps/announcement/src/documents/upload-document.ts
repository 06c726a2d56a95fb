import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { currentKeyedRequest, DocumentStore } from '@mingtang/service-kit';
import { randomUUID } from 'node:crypto';
import { type Readable } from 'node:stream';
import { DataSource, type EntityManager } from 'typeorm';
import { lockOwnProject, ownProject } from '../project/project-access';
import { type Project } from '../project/project.entity';
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
    const { project } = await ownProject(this.dataSource.manager, projectId, actor);
    assertStillOpen(project);
    const { sha256, size } = await this.store.put(upload.content, upload.announcedSha256);
    currentKeyedRequest()?.alsoStandsFor(sha256);
    return this.unitOfWork.run(async ({ manager }) => {
      assertStillOpen((await lockOwnProject(manager, projectId, actor)).project);
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
}

/** Documents are drawn up and changed until bidding closes. */
function assertStillOpen({ stage }: Project): void {
  if (stage !== 'draft' && stage !== 'published') throw refused('documents-fixed', { params: { stage } });
}

async function assertRoom(manager: EntityManager, projectId: string): Promise<void> {
  if ((await manager.countBy(TenderDocument, { projectId })) >= MOST_DOCUMENTS)
    throw refused('documents-too-many', { params: { most: MOST_DOCUMENTS } });
}
