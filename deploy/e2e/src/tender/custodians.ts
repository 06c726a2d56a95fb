import { generateCustodyIdentity, generateSigningKey, signRecipient, type SigningKey } from '@mingtang/sealing';
import { subjectOf } from '@mingtang/testing';
import { demoPlayer, type Player } from './players';

const USERNAMES = ['custodian-1', 'custodian-2', 'custodian-3', 'custodian-4', 'custodian-5'] as const;

/** The demo's custodians, played by the test itself where their agents do not run. */
export class Custodians {
  private constructor(private readonly players: readonly (Player & { readonly key: SigningKey })[]) {}

  static async register(gateway: string): Promise<Custodians> {
    const players = USERNAMES.map((username) => ({ ...demoPlayer(gateway, username), key: generateSigningKey() }));
    for (const { client, key } of players)
      await client.put('/api/announcement/custodians/me', { verificationKey: key.publicKey });
    return new Custodians(players);
  }

  /** Each makes a key for the project and gives its recipient; nobody will open what is sealed to them. */
  async giveRecipients(project: string): Promise<void> {
    for (const { account, client, key } of this.players) {
      const custodian = await subjectOf(account.username);
      const { recipient } = await generateCustodyIdentity();
      const signature = signRecipient({ project, custodian, recipient }, key);
      await client.put(`/api/announcement/projects/${project}/custody/recipient`, { recipient, signature });
    }
  }
}
