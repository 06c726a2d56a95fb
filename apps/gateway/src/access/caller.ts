import { type Request } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';

/** How much of an IPv6 address tells one connection from another: each is given as many addresses as it likes within it. */
const IPV6_PREFIX = 64;

/** The account that a request past the token check belongs to; undefined for an anonymous reader. */
export function callerOf(request: Request): string | undefined {
  return (request as Request & { caller?: string }).caller;
}

/** Who asks, as far as the gateway can tell one from another: an account, or an address where the reader is anonymous. */
export function callerKey(request: Request): string {
  const account = callerOf(request);
  return account === undefined ? `address ${addressKey(request.ip ?? '')}` : `account ${account}`;
}

/** An IPv4 address, in whatever form it comes, or the network of an IPv6 address. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1];
  return mapped ?? ipKeyGenerator(address, IPV6_PREFIX);
}
