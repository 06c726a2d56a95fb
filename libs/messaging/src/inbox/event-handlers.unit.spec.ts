import { describe, expect, it } from '@jest/globals';
import { type ProcessEvent } from '@mingtang/contracts';
import { projectCancelled, projectPublished, publishedProject } from '@mingtang/testing';
import { type Transaction } from '../unit-of-work';
import { EventHandlers } from './event-handlers';

const transaction = {} as Transaction;
const published = publishedProject();
const events = [projectPublished(published), projectCancelled(published), projectPublished(publishedProject())];

function listening() {
  const handlers = new EventHandlers();
  const taken: ProcessEvent[][] = [];
  return { handlers, taken, take: () => handlers.take(events, transaction) };
}

describe('events that came together', () => {
  it('are taken in one by one by whoever listens to their type', async () => {
    const { handlers, taken, take } = listening();
    handlers.on('announcement.project-published.v1', async (event) => void taken.push([event]));
    await take();
    expect(taken).toEqual([[events[0]], [events[2]]]);
    expect(handlers.mixesProjects).toBe(false);
  });

  it('are taken in by one call by whoever writes many down, and may then be of several projects', async () => {
    const { handlers, taken, take } = listening();
    handlers.onMany(['announcement.project-published.v1'], async (many) => void taken.push([...many]));
    await take();
    expect(taken).toEqual([[events[0], events[2]]]);
    expect(handlers.mixesProjects).toBe(true);
    expect(handlers.types).toEqual(['announcement.project-published.v1']);
  });

  it('are not mixed where somebody acts on single ones, too', () => {
    const { handlers } = listening();
    handlers.onMany(['announcement.project-published.v1'], async () => undefined);
    handlers.on('announcement.project-cancelled.v1', async () => undefined);
    expect(handlers.mixesProjects).toBe(false);
    expect(handlers.types).toHaveLength(2);
  });
});
