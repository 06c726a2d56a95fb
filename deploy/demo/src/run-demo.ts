import { Cast } from './cast/cast';
import { type DemoConfig } from './demo-config';
import { type DemoState, readDemoState, writeDemoState } from './demo-state';
import { openTender } from './open-tender';
import { playTender } from './play-tender';
import { type Report } from './report';

/** With 3 s a day bids are taken for a minute, and members have 3 s to sign: enough on two slow cores. */
const SECONDS_PER_DAY = 3;
/** An hour a day leaves the second tender open for 20 hours. */
const OPEN_SECONDS_PER_DAY = 3_600;
const DAYS_FOR_BIDS = 20;

/** A project of the demo and whether it has been played or waits for bids. */
export interface DemoProject {
  readonly id: string;
  readonly kind: 'played' | 'open';
}

/**
 * Brings a platform's demo up to date: one tender left open for bids, anew where the last one has closed, and one played to its
 * end, once. What an earlier run was cut short in is not mended but played afresh; its remains stay in the register.
 */
export async function runDemo(
  config: DemoConfig,
  report: (kind: DemoProject['kind']) => Report,
): Promise<DemoProject[]> {
  const { gateway, accounts, stateFile } = config;
  const cast = await Cast.of(gateway, accounts);
  let state = await readDemoState(stateFile);
  const keep = async (more: DemoState) => {
    state = { ...state, ...more };
    await writeDemoState(stateFile, state);
  };

  if (!state.open || Date.parse(state.open.until) <= Date.now()) {
    const secondsPerDay = config.openSecondsPerDay ?? OPEN_SECONDS_PER_DAY;
    const project = await openTender(cast, secondsPerDay, report('open'));
    const until = new Date(Date.now() + DAYS_FOR_BIDS * secondsPerDay * 1_000).toISOString();
    await keep({ open: { project, until } });
  }
  if (state.played?.state !== 'done') {
    if (state.played)
      report('played')({
        zh: `上一次演示（${state.played.startedAt}）中途中断，现重新开始一个`,
        en: `the demo of ${state.played.startedAt} was cut short; a fresh one begins`,
      });
    const startedAt = new Date().toISOString();
    await keep({ played: { state: 'playing', startedAt } });
    const project = await playTender(cast, config.secondsPerDay ?? SECONDS_PER_DAY, report('played'));
    await keep({ played: { state: 'done', startedAt, project } });
  }
  return [
    ...(state.played?.project === undefined ? [] : [{ id: state.played.project, kind: 'played' as const }]),
    ...(state.open ? [{ id: state.open.project, kind: 'open' as const }] : []),
  ];
}
