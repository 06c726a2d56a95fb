import { type Query } from '../reading/query';

/**
 * Holds the lots of a project that the ledger follows against those of its notice: by where they stand it tells what is secret.
 * @throws RangeError where they are others: a row was altered, and no evidence can be made
 */
export async function assertLotsFollowed(query: Query, project: string): Promise<void> {
  const altered = await query(
    `SELECT FROM logged_project AS followed
     WHERE id = $1 AND terms IS NOT NULL AND NOT EXISTS (
       SELECT FROM entry AS notice
       WHERE notice.project = followed.id AND notice.type = 'announcement.project-published.v1'
         AND ARRAY(SELECT lot FROM logged_lot WHERE project = followed.id ORDER BY lot) = ARRAY(
           SELECT announced ->> 'id' AS lot
           FROM jsonb_array_elements(
             coalesce(notice.payload::jsonb, convert_from(notice.leaf, 'UTF8')::jsonb -> 'payload')
               #> '{published,lots}') AS announced
           ORDER BY lot))`,
    [project],
  );
  if (altered.length > 0) throw new RangeError(`logged_lot has other lots of project ${project} than its notice`);
}
