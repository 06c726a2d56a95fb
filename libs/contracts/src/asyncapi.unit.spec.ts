import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { asyncApiDocument } from './asyncapi';
import { EVENT_TYPES, EVENTS } from './events/catalogue';

const repository = new URL('../../../', import.meta.url);

describe('docs/api/asyncapi.json', () => {
  it('is what the catalogue of events says (run `npm run generate` when it is not)', async () => {
    const { version } = JSON.parse(await readFile(new URL('package.json', repository), 'utf8')) as { version: string };
    const stored: unknown = JSON.parse(await readFile(new URL('docs/api/asyncapi.json', repository), 'utf8'));
    expect(stored).toEqual(JSON.parse(JSON.stringify(asyncApiDocument(version))));
  });

  it('names every event type once, under the service that publishes it', () => {
    const { operations } = asyncApiDocument('0') as { operations: Record<string, { messages: { $ref: string }[] }> };
    const sent = Object.entries(operations).flatMap(([operation, { messages }]) =>
      messages.map(({ $ref }) => [operation, $ref.split('/').at(-1)] as const),
    );
    expect(sent.map(([, type]) => type).sort()).toEqual([...EVENT_TYPES].sort());
    for (const [operation, type] of sent) expect(`${type?.split('.')[0]}.publish`).toBe(operation);
  });

  it('calls every event as the catalogue does', () => {
    const { components } = asyncApiDocument('0') as { components: { messages: Record<string, { title: string }> } };
    for (const type of EVENT_TYPES)
      expect(components.messages[type]?.title).toBe(`${EVENTS[type].name.zh} / ${EVENTS[type].name.en}`);
  });
});
