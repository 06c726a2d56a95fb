import { type DataSource } from 'typeorm';

/**
 * Sends every event of a project to Kafka again, in order, e.g. to fill a new service's projection. Services that took
 * them in already drop the copies by id.
 * @returns how many events will be sent.
 */
export async function republishProject(dataSource: DataSource, project: string): Promise<number> {
  const [, count] = (await dataSource.query(
    'UPDATE outbox SET published_at = NULL WHERE project_id = $1 AND published_at IS NOT NULL',
    [project],
  )) as [unknown, number];
  return count;
}
