import { type EventData, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { randomUUID } from 'node:crypto';
import { eventOf } from './event-of';

export function projectPublished(published: PublishedProject): ProcessEvent<'announcement.project-published.v1'> {
  return eventOf(
    'announcement.project-published.v1',
    { project: published.id, published },
    published.publishedAt,
    'tenderer',
  );
}

/** @param published the project as it is after the change, under a higher revision. */
export function projectChanged(
  published: PublishedProject,
  overrides: Partial<EventData<'announcement.project-changed.v1'>> = {},
): ProcessEvent<'announcement.project-changed.v1'> {
  const changedAt = overrides.changedAt ?? published.publishedAt;
  return eventOf(
    'announcement.project-changed.v1',
    {
      project: published.id,
      notice: randomUUID(),
      changedAt,
      reason: '技术要求澄清',
      affectsBids: true,
      changedFields: ['description'],
      published,
      ...overrides,
    },
    changedAt,
    'tenderer',
  );
}

export function projectCancelled(
  published: PublishedProject,
  overrides: Partial<EventData<'announcement.project-cancelled.v1'>> = {},
): ProcessEvent<'announcement.project-cancelled.v1'> {
  const cancelledAt = overrides.cancelledAt ?? published.publishedAt;
  return eventOf(
    'announcement.project-cancelled.v1',
    {
      project: published.id,
      notice: randomUUID(),
      cancelledAt,
      reason: '项目取消',
      lots: published.lots.map(({ id }) => id),
      ...overrides,
    },
    cancelledAt,
    'tenderer',
  );
}
