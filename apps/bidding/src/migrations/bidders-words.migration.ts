import { type MigrationInterface, type QueryRunner } from 'typeorm';

const STATEMENTS = [
  `ALTER TABLE bid ADD COLUMN withdrawal_signature text`,
  `ALTER TABLE bid_version ADD COLUMN signer text, ADD COLUMN previous_signature text`,
];

/** Withdrawals and changes of signer carry the bidder's own signature. Events of before tell no signer, so their versions have none here. */
export class BiddersWords1764200000300 implements MigrationInterface {
  name = 'BiddersWords1764200000300';

  async up(query: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await query.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
