import { type DocumentStore, type EvidenceLine, problemLine } from '@mingtang/service-kit';
import { createHash } from 'node:crypto';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { TenderDocument } from '../documents/tender-document.entity';

/** A published document, and what its file is today; `found` is undefined where there is none. */
export interface StoredDocument extends Pick<TenderDocument, 'id' | 'title' | 'sha256' | 'size'> {
  readonly found: { readonly sha256: string; readonly size: number } | undefined;
}

/** The documents that a notice has published, their files read and hashed again. */
export async function storedDocuments(
  manager: EntityManager,
  store: DocumentStore,
  projectId: string,
): Promise<StoredDocument[]> {
  const documents = await manager.find(TenderDocument, {
    where: { projectId, issuedRevision: Not(IsNull()) },
    order: { uploadedAt: 'ASC', id: 'ASC' },
  });
  const stored: StoredDocument[] = [];
  for (const { id, title, sha256, size } of documents)
    stored.push({ id, title, sha256, size, found: await measured(store, sha256) });
  return stored;
}

/** What is wrong with the files of documents. */
export function* damagedDocuments(documents: readonly StoredDocument[]): Generator<EvidenceLine> {
  const of = 'announcement.project-published.v1';
  for (const { id, sha256, size, found } of documents)
    if (!found) yield problemLine(of, 'file-missing', id);
    else if (found.sha256 !== sha256 || found.size !== size) yield problemLine(of, 'file-damaged', id, found.sha256);
}

async function measured(store: DocumentStore, sha256: string): Promise<StoredDocument['found']> {
  if (!(await store.has(sha256).catch(() => false))) return undefined;
  const { content } = await store.open(sha256);
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    hash.update(piece);
    size += piece.length;
  }
  return { sha256: hash.digest('hex'), size };
}
