import { type PlatformSettings } from '@mingtang/backing-services';
import { type Progress } from './progress';

/** Shows the start of each app as a step. */
export function appProgress(progress: Progress): NonNullable<PlatformSettings['report']> {
  const ends = new Map<string, ReturnType<Progress['begin']>>();
  return (app, activity) => {
    if (activity === 'starting') ends.set(app, progress.begin(app));
    else ends.get(app)?.('✔');
  };
}
