import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { UnitOfWork } from '@mingtang/messaging';
import { lockOwnProject } from '../project/project-access';
import { refused } from '../refusals';
import { TenderDocument } from './tender-document.entity';

/** Takes away a document that no notice has published yet. */
@Injectable()
export class RemoveDocument {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws {RefusedError} `document-unknown`, `document-already-published` */
  async remove(projectId: string, id: string, actor: Actor): Promise<void> {
    await this.unitOfWork.run(async ({ manager }) => {
      await lockOwnProject(manager, projectId, actor);
      const document = await manager.findOneBy(TenderDocument, { id, projectId });
      if (!document) throw refused('document-unknown');
      if (document.issuedRevision !== null) throw refused('document-already-published');
      await manager.delete(TenderDocument, { id });
    });
  }
}
