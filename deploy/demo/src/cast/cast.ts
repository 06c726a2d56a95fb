import { passwordTokens, PlatformClient, signInOf } from '@mingtang/client';
import { actorFromClaims } from '@mingtang/identity';
import { type Actor, type Organisation, type Role } from '@mingtang/contracts';
import { decodeJwt } from 'jose';

/** An account that the demo may act as. */
export interface Account {
  readonly role: Role;
  readonly organisation: Organisation | null;
  readonly username: string;
  readonly password: string;
}

/** One who takes part: an account and the platform as it sees it. */
export interface Player {
  readonly account: Account;
  readonly client: PlatformClient;
}

/** Everyone who takes part in a demo tender. */
export class Cast {
  private constructor(
    private readonly players: readonly Player[],
    /** The platform as anyone sees it. */
    readonly anyone: PlatformClient,
  ) {}

  /** @throws {UnreachableError} when no platform answers at the gateway. */
  static async of(gateway: string, accounts: readonly Account[]): Promise<Cast> {
    const signIn = await signInOf(gateway);
    const anyone = new PlatformClient({ gateway, patienceMs: 60_000 });
    return new Cast(
      accounts.map((account) => ({ account, client: anyone.as(passwordTokens(signIn, account)) })),
      anyone,
    );
  }

  /** @throws {Error} for an account that was not given. */
  player(username: string): Player {
    const player = this.players.find(({ account }) => account.username === username);
    if (!player) throw new Error(`the demo needs the account ${username}`);
    return player;
  }

  /** All accounts of a role, in the order given. */
  all(role: Role): Player[] {
    return this.players.filter(({ account }) => account.role === role);
  }
}

/** Who a player is to the platform. */
export async function identityOf({ client, account }: Player): Promise<Actor> {
  const token = await client.bearer();
  if (token === undefined) throw new Error(`${account.username} has no token`);
  return actorFromClaims(decodeJwt(token));
}
