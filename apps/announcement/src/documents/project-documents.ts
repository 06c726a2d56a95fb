import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import { type Project } from '../project/project.entity';
import { DocumentDto } from './document.dto';
import { TenderDocument } from './tender-document.entity';

/** The documents of a project, oldest first: all, or those that a notice has published. */
export async function documentsOf(
  manager: EntityManager,
  projectId: string,
  which: 'all' | 'issued',
): Promise<DocumentDto[]> {
  const documents = await manager.find(TenderDocument, {
    where: { projectId, ...(which === 'issued' && { issuedRevision: Not(IsNull()) }) },
    order: { uploadedAt: 'ASC', id: 'ASC' },
  });
  return documents.map((document) => DocumentDto.of(document));
}

/** Marks what is not published yet as published by this revision's notice. */
export async function issueDocuments(manager: EntityManager, projectId: string, revision: number): Promise<void> {
  await manager.update(TenderDocument, { projectId, issuedRevision: IsNull() }, { issuedRevision: revision });
}

/** Takes back what the notice of a revision, or one after it, published: another notice may publish it. */
export async function withdrawDocuments(manager: EntityManager, projectId: string, revision: number): Promise<void> {
  await manager.update(
    TenderDocument,
    { projectId, issuedRevision: MoreThanOrEqual(revision) },
    { issuedRevision: null },
  );
}

/** Gives a draft the documents that another project published; the content is kept once. */
export async function copyIssuedDocuments(
  manager: EntityManager,
  from: Pick<Project, 'id'>,
  to: Pick<Project, 'id'>,
  now: Date,
): Promise<void> {
  const documents = await manager.findBy(TenderDocument, { projectId: from.id, issuedRevision: Not(IsNull()) });
  await manager.insert(
    TenderDocument,
    documents.map((document) => ({
      ...document,
      id: randomUUID(),
      projectId: to.id,
      uploadedAt: now,
      issuedRevision: null,
    })),
  );
}
