import { type PublishedProject } from '@mingtang/contracts';
import { randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type Project } from '../project/project.entity';
import { type NoticeDto, noticeDto } from './notice.dto';
import { Notice, type NoticeKind } from './notice.entity';

export interface NewNotice {
  readonly kind: NoticeKind;
  readonly project: Project;
  readonly publishedAt: Date;
  readonly reason?: string;
  readonly affectsBids?: boolean;
  readonly noEffectReason?: string;
  readonly lots?: readonly string[];
  readonly changedFields?: readonly string[];
  readonly published?: PublishedProject;
}

/** Records the notice of the project's present revision. */
export async function recordNotice(manager: EntityManager, recorded: NewNotice): Promise<NoticeDto> {
  const { kind, project, publishedAt, reason, affectsBids, noEffectReason, lots, changedFields, published } = recorded;
  const notice = Object.assign(new Notice(), {
    id: randomUUID(),
    projectId: project.id,
    revision: project.revision,
    kind,
    publishedAt,
    reason: reason ?? null,
    affectsBids: affectsBids ?? null,
    noEffectReason: noEffectReason ?? null,
    lots: lots ?? null,
    voidedAt: null,
    voidReason: null,
    changedFields: changedFields ?? null,
    published: published ?? null,
  } satisfies Notice);
  await manager.insert(Notice, notice as object);
  return noticeDto(notice, []);
}
