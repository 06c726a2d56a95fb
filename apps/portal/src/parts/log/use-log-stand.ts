import { useQuery } from '@tanstack/react-query';
import { client } from '../../api/api';
import { readLog } from './read-log';

const ASK_EVERY_MS = 10_000;

/** The log as it stands now, its checkpoint verified in this browser. */
export function useLogStand() {
  return useQuery({
    queryKey: ['log', 'stand'],
    queryFn: async () => {
      const [{ data: info }, answer] = await Promise.all([
        client.GET('/api/ledger/log'),
        fetch('/log/checkpoint', { cache: 'no-store' }),
      ]);
      if (!info || !answer.ok) throw new Error('the ledger does not answer');
      return readLog(await answer.text(), info);
    },
    refetchInterval: ASK_EVERY_MS,
  });
}
