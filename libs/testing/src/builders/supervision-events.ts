import { type EventData, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { definitionOf, type ProcedureDefinition, PROCEDURES, suspendable } from '@mingtang/procedure/procedures';
import { randomUUID } from 'node:crypto';
import { eventOf } from './event-of';

/** The open tender as its supervisor may order it to stand still; known to services of this process. @returns its name. */
export function suspendableTender(): string {
  const definition: ProcedureDefinition = {
    ...suspendable(definitionOf('cn-open-tender@1'), ['cancel']),
    id: 'cn-test-suspendable',
  };
  if (!PROCEDURES.some(({ id }) => id === definition.id)) (PROCEDURES as ProcedureDefinition[]).push(definition);
  return `${definition.id}@${definition.version}`;
}

/** @param published under {@link suspendableTender}. */
export function suspensionOrdered(
  published: PublishedProject,
  orderedAt: string,
  overrides: Partial<EventData<'supervision.suspension-ordered.v1'>> = {},
): ProcessEvent<'supervision.suspension-ordered.v1'> {
  return eventOf(
    'supervision.suspension-ordered.v1',
    { project: published.id, suspension: randomUUID(), orderedAt, reason: '投诉处理期间暂停', ...overrides },
    orderedAt,
    'supervisor',
  );
}

/** The end of a suspension. */
export function suspensionLifted(
  { data: { project, suspension } }: ProcessEvent<'supervision.suspension-ordered.v1'>,
  liftedAt: string,
): ProcessEvent<'supervision.suspension-lifted.v1'> {
  return eventOf(
    'supervision.suspension-lifted.v1',
    { project, suspension, liftedAt, reason: '投诉已处理' },
    liftedAt,
    'supervisor',
  );
}
