import { createRequire } from 'node:module';

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

/**
 * kafkajs 2.2.4 looks a thousand times a second whether an idle connection has a request to send (a timer of negative
 * delay, of which Node 24 warns). A connection without a waiting request has nothing to look for: whatever begins to wait
 * later sets the timer itself.
 * @see https://github.com/tulios/kafkajs/issues/1704 and https://github.com/tulios/kafkajs/issues/1751
 */
const { prototype } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as {
  prototype: RequestQueue;
};
const schedule = prototype.scheduleCheckPendingRequests;
prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0) schedule.call(this);
};
