import { Type } from '@sinclair/typebox';
import { Bilingual, Instant, projectId, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';
import { endsOf, PublishedProject } from './published-project';

export const projectPublished = defineEvent('announcement.project-published.v1', {
  data: Type.Object({ ...projectId, published: PublishedProject }),
  name: { zh: '发布招标公告', en: 'Notice published' },
  act: 'publish',
  fact: ({ published }) => ({ at: published.publishedAt, ends: endsOf(published.timetable) }),
  secrecy: PUBLIC,
  publicFacts: ({ published }) => ({
    revision: published.revision,
    title: published.title,
    submissionDeadline: published.timetable.submissionDeadline,
  }),
});

export const projectChanged = defineEvent('announcement.project-changed.v1', {
  data: Type.Object({
    ...projectId,
    notice: Uuid,
    changedAt: Instant,
    reason: Type.String(),
    affectsBids: Type.Boolean(),
    /** Why documents or a description that changed affect no bid (ANN-06). */
    noEffectReason: Type.Optional(Type.String()),
    changedFields: Type.Array(Type.String()),
    published: PublishedProject,
  }),
  name: { zh: '发布澄清、修改', en: 'Change notice published' },
  act: 'change',
  fact: ({ changedAt, published, notice }) => ({ at: changedAt, item: notice, ends: endsOf(published.timetable) }),
  secrecy: PUBLIC,
  publicFacts: ({ notice, reason, affectsBids, noEffectReason, changedFields, published }) => ({
    notice,
    revision: published.revision,
    reason,
    affectsBids,
    ...(noEffectReason !== undefined && { noEffectReason }),
    changedFields,
    submissionDeadline: published.timetable.submissionDeadline,
  }),
});

export const projectCancelled = defineEvent('announcement.project-cancelled.v1', {
  data: Type.Object({
    ...projectId,
    notice: Uuid,
    cancelledAt: Instant,
    reason: Type.String(),
    message: Type.Optional(Bilingual),
    /** The lots that it ends: those that had not come to an end, nor been awarded, as far as its author knew. */
    lots: Type.Array(Type.String(), { minItems: 1 }),
  }),
  name: { zh: '终止招标', en: 'Tender cancelled' },
  act: 'cancel',
  fact: ({ cancelledAt, notice }) => ({ at: cancelledAt, item: notice }),
  secrecy: PUBLIC,
  publicFacts: ({ notice, reason, lots }) => ({ notice, reason, lots }),
});

/** The bidding had closed before a change in the order of the project's events: the change never took effect (ANN-06). */
export const changeVoided = defineEvent('announcement.change-voided.v1', {
  data: Type.Object({
    ...projectId,
    /** Of the change. */
    notice: Uuid,
    voidedAt: Instant,
    /** Why it never took effect. */
    reason: Bilingual,
    /** The project as it stands without the change. */
    published: PublishedProject,
  }),
  name: { zh: '变更公告无效', en: 'Change void' },
  act: 'void-change',
  fact: ({ voidedAt, notice, published }) => ({ at: voidedAt, item: notice, ends: endsOf(published.timetable) }),
  secrecy: PUBLIC,
  publicFacts: ({ notice, reason, published }) => ({
    notice,
    reason,
    submissionDeadline: published.timetable.submissionDeadline,
  }),
});
