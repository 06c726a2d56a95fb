import { Type } from '@sinclair/typebox';
import { Bilingual, Instant, projectId, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';
import { PublishedProject } from './published-project';

export const projectPublished = defineEvent('announcement.project-published.v1', {
  data: Type.Object({ ...projectId, published: PublishedProject }),
  name: { zh: '发布招标公告', en: 'Notice published' },
  act: 'publish',
  secrecy: PUBLIC,
  listsSealed: ['notice'],
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
  secrecy: PUBLIC,
  // A change may name other custodians, whose recipients came after the notice.
  listsSealed: ['notice'],
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
  }),
  name: { zh: '终止招标', en: 'Tender cancelled' },
  act: 'cancel',
  secrecy: PUBLIC,
  publicFacts: ({ notice, reason }) => ({ notice, reason }),
});
