import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, type Organisation } from '@mingtang/contracts';
import { InvalidTokenError, TokenVerifier } from '@mingtang/identity';
import { RefusedError } from '@mingtang/procedure';
import { type Request } from 'express';
import { ACT, type ActOptions } from './act.decorator';
import { UnauthenticatedError } from './unauthenticated';

const ACTOR = Symbol('actor');
type ActedRequest = Request & { [ACTOR]?: Actor };

/** The verified actor of a request; undefined for an anonymous caller of a public act. */
export function actorOf(request: Request): Actor | undefined {
  return (request as ActedRequest)[ACTOR];
}

/** Hands a handler the verified actor. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<Request>()),
);

/**
 * The organisation for which the actor acts.
 * @throws {RefusedError} where the account belongs to none.
 */
export function organisationOf(actor: Actor): Organisation {
  if (actor.organisation) return actor.organisation;
  throw new RefusedError([
    {
      kind: 'forbidden',
      code: 'organisation-missing',
      message: { zh: '该账号不属于任何单位', en: 'this account belongs to no organisation' },
    },
  ]);
}

/** Verifies the bearer token of every request and lets through the roles that the act names. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const act = this.reflector.get<ActOptions | undefined>(ACT, context.getHandler());
    if (!act) return false;
    const request = context.switchToHttp().getRequest<ActedRequest>();
    const token = bearerToken(request);
    if (token === undefined) {
      if (act.by === 'public') return true;
      throw new UnauthenticatedError('token-missing', 'an access token is needed');
    }
    const actor = await this.verified(token);
    request[ACTOR] = actor;
    if (act.by === 'public' || act.by.some((role) => actor.roles.includes(role))) return true;
    throw new RefusedError([
      {
        kind: 'forbidden',
        code: 'role-not-allowed',
        message: {
          zh: `仅限以下角色：${act.by.join('、')}`,
          en: `only for: ${act.by.join(', ')}`,
        },
      },
    ]);
  }

  /** A token lives by the realm's clock, so it is checked against the wall clock. */
  private async verified(token: string): Promise<Actor> {
    try {
      return await this.tokens.verify(token, new Date());
    } catch (error) {
      if (error instanceof InvalidTokenError) throw new UnauthenticatedError('token-invalid', error.reason);
      throw error;
    }
  }
}

function bearerToken(request: Request): string | undefined {
  const header = request.get('authorization');
  if (header === undefined) return undefined;
  const match = /^Bearer ([\w.~+/=-]+)$/i.exec(header);
  if (!match) throw new UnauthenticatedError('token-invalid', 'the authorization header is not a bearer token');
  return match[1];
}
