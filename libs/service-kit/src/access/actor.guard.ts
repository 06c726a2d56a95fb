import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Actor, type Organisation, type Role } from '@mingtang/contracts';
import { TokenVerifier } from '@mingtang/identity';
import { RefusedError } from '@mingtang/procedure/rules';
import { type Request } from 'express';
import { ACT, type ActOptions } from './act.decorator';
import { assertAuthenticated, authenticate } from './authenticate';

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
    const actor = await authenticate(this.tokens, request.get('authorization'));
    if (actor) request[ACTOR] = actor;
    if (act.by === 'public') return true;
    assertAuthenticated(actor);
    assertRole(actor, act.by);
    return true;
  }
}

/** @throws {RefusedError} where the actor has none of the roles. */
export function assertRole(actor: Actor, roles: readonly Role[]): void {
  if (roles.some((role) => actor.roles.includes(role))) return;
  throw new RefusedError([
    {
      kind: 'forbidden',
      code: 'role-not-allowed',
      message: {
        zh: `仅限以下角色：${roles.join('、')}`,
        en: `only for: ${roles.join(', ')}`,
      },
    },
  ]);
}
