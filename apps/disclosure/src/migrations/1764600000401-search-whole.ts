import { type PublishedProject } from '@mingtang/contracts';
import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { grams, searchTextOf } from '../register/search/search-text';

const AT_ONCE = 200;

/** Projects were found by the beginning of their text only, which left out most lots of a large one. */
export class SearchWhole1764600000401 implements MigrationInterface {
  name = 'SearchWhole1764600000401';

  async up(query: QueryRunner): Promise<void> {
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = (await query.query('SELECT id, published FROM register_project WHERE id > $1 ORDER BY id LIMIT $2', [
        after,
        AT_ONCE,
      ])) as { id: string; published: PublishedProject }[];
      for (const { id, published } of rows) {
        const text = searchTextOf(published);
        await query.query('UPDATE register_project SET search_text = $2, search_grams = $3 WHERE id = $1', [
          id,
          text,
          grams(text),
        ]);
      }
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
