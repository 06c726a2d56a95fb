import { type EventData, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { eventOf } from './event-of';
import { organisation } from './organisations';

/** Invites three organisations with the notice. */
export function suppliersInvited(
  published: PublishedProject,
  overrides: Partial<EventData<'announcement.suppliers-invited.v1'>> = {},
): ProcessEvent<'announcement.suppliers-invited.v1'> {
  const invitedAt = overrides.invitedAt ?? published.publishedAt;
  return eventOf(
    'announcement.suppliers-invited.v1',
    { project: published.id, invitedAt, suppliers: [1, 2, 3].map((number) => organisation(number)), ...overrides },
    invitedAt,
    'tenderer',
  );
}
