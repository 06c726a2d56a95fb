import { EventSource } from 'eventsource';
import { reopening } from '../../live/reopening';
import { whileVisible } from '../../live/while-visible';

const STREAM = '/api/notification/notifications/live';

/**
 * Listens to the account's own stream while the page is looked at.
 * @param token a fresh access token, asked for at every connection.
 * @param tell called for each new notification, and where some may have been missed.
 * @returns what ends it.
 */
export function listenToOwn(token: () => Promise<string | undefined>, tell: () => void): () => void {
  const open = (): EventSource => {
    const source = new EventSource(new URL(STREAM, location.origin), {
      fetch: async (url, init) =>
        fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${await token()}` } }),
    });
    source.addEventListener('notification', tell);
    source.addEventListener('missed', tell);
    return source;
  };
  return whileVisible(() => reopening(open, tell), tell);
}
