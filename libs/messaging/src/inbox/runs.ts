import { type KafkaMessage } from 'kafkajs';

/**
 * Cuts messages, in their order, into runs of one key each, at most so long. One project's row is all that acting on its events
 * locks; with those of several projects in one transaction, transactions could lock each other out.
 */
export function runsOfOneProject<Message extends Pick<KafkaMessage, 'key'>>(
  messages: readonly Message[],
  most: number,
): Message[][] {
  const runs: Message[][] = [];
  for (const message of messages) {
    const run = runs.at(-1);
    if (run && run.length < most && sameKey(run[0], message)) run.push(message);
    else runs.push([message]);
  }
  return runs;
}

/** Cuts messages, in their order, into runs at most so long. */
export function runsOf<Message>(messages: readonly Message[], most: number): Message[][] {
  return Array.from({ length: Math.ceil(messages.length / most) }, (_, at) =>
    messages.slice(at * most, (at + 1) * most),
  );
}

function sameKey(a: Pick<KafkaMessage, 'key'> | undefined, b: Pick<KafkaMessage, 'key'>): boolean {
  return a?.key != null && b.key != null && a.key.equals(b.key);
}
