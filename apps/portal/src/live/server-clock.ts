import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { client } from '../api/api';

const ASK_AGAIN_MS = 5 * 60_000;

/** How far this machine's clock is behind the platform's, milliseconds; a question takes half of its round trip to get there. */
async function askOffset(): Promise<number> {
  const sent = Date.now();
  const { data } = await client.GET('/time');
  const received = Date.now();
  if (!data) throw new Error('the platform tells no time');
  return Date.parse(data.now) - (sent + received) / 2;
}

/** The platform's time, by which deadlines are held, as milliseconds since 1970; ticks every `everyMs`. */
export function useServerNow(everyMs = 1_000): number {
  const { data: offset = 0 } = useQuery({
    queryKey: ['server-clock'],
    queryFn: askOffset,
    staleTime: ASK_AGAIN_MS,
    refetchInterval: ASK_AGAIN_MS,
  });
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now + offset;
}
