import { type Query } from '../reading/query';
import { WITNESSES_CHANGED } from '../witnesses/logged-witnesses';

/** What there is to log. */
export interface WhatIsDue {
  /** Events wait for their entries, or other witnesses are registered than the log has named. */
  readonly waits: boolean;
  /**
   * Sealed batches are to be written in their turn: there are offers to come of which nobody may learn, whether or not anybody does anything, or
   * a sealed record waits for its batch.
   */
  readonly batchDue: boolean;
}

export async function whatIsDue(query: Query): Promise<WhatIsDue> {
  const [row] = await query<WhatIsDue>(
    `SELECT EXISTS (SELECT 1 FROM waiting_event) OR ${WITNESSES_CHANGED} AS waits,
            EXISTS (SELECT 1 FROM logged_project WHERE secret)
              OR EXISTS (SELECT 1 FROM sealed_record WHERE batch IS NULL) AS "batchDue"`,
  );
  return row as WhatIsDue;
}

/** Whether an envelope of a lot is still to be handed in or opened: agents then need checkpoints with fresh times. */
export async function anyLotUnopened(query: Query): Promise<boolean> {
  const [row] = await query<{ any: boolean }>('SELECT EXISTS (SELECT 1 FROM logged_project WHERE secret) AS any');
  return row?.any ?? false;
}
