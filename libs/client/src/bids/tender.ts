import { type Timetable } from '@mingtang/procedure/notice';
import { type Stage } from '@mingtang/procedure/procedures';
import { type Lot } from '@mingtang/procedure/tender';
import { answerTo, type PlatformClient } from '../http/platform-client';
import { type PublishedCustody } from '@mingtang/sealing';

/** What a bidder reads of a published project. */
export interface Tender {
  readonly id: string;
  readonly title: string;
  /** Name of the version by which it goes. */
  readonly procedure: string;
  readonly stage: Stage;
  readonly lots: readonly { readonly id: string; readonly stage: Stage }[];
  readonly sandbox: boolean;
  /** Of a sandbox: how many seconds one legal day takes. */
  readonly secondsPerDay?: number;
  readonly draft: { readonly currency: string; readonly lots: readonly Lot[] };
  readonly timetable?: Timetable;
  readonly custody?: PublishedCustody;
}

/** @throws {ProblemError} `project-unknown` for one that is not public. */
export function readTender(client: PlatformClient, project: string): Promise<Tender> {
  return answerTo(client.api.GET('/api/announcement/projects/{project}', { params: { path: { project } } }));
}
