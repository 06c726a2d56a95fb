import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { isBefore } from '@mingtang/procedure/time';
import { DocumentStore } from '@mingtang/service-kit';
import { type Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { maySeeUnpublished, visibleProject } from '../project/project-access';
import { refused } from '../refusals';
import { TenderDocument } from './tender-document.entity';

export interface ReadableDocument {
  readonly document: TenderDocument;
  open(): Promise<Readable>;
}

/** Finds a document whose content the actor may read: anyone's once it is issued, before that its owner's. */
@Injectable()
export class ReadDocument {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly store: DocumentStore,
  ) {}

  /** @throws {RefusedError} `project-unknown`, `document-unknown`, `document-not-yet-available` */
  async find(projectId: string, id: string, actor: Actor | undefined): Promise<ReadableDocument> {
    const { manager } = this.dataSource;
    const project = await visibleProject(manager, projectId, actor);
    const inside = maySeeUnpublished(actor, project);
    const document = await manager.findOneBy(TenderDocument, { id, projectId });
    if (!document || (document.issuedRevision === null && !inside)) throw refused('document-unknown');
    const from = project.timetable?.documentsAvailableFrom;
    if (!inside && from !== undefined && isBefore(this.clock.instant(), from))
      throw refused('document-not-yet-available', { params: { from } });
    return { document, open: async () => (await this.store.open(document.sha256)).content };
  }
}
