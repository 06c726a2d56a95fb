import { setTimeout as delay } from 'node:timers/promises';
import { type IssuedTokens, postForm, requestTokens, type SignIn, SignInError } from './issued-tokens';

interface DeviceAnswer {
  readonly device_code: string;
  readonly user_code: string;
  readonly verification_uri: string;
  readonly verification_uri_complete?: string;
  readonly expires_in: number;
  readonly interval?: number;
}

/** What a person does in a browser, on any device, to sign this one in. */
export interface DevicePrompt {
  readonly userCode: string;
  readonly verificationUri: string;
  /** The same with the code filled in. */
  readonly completeUri: string;
  readonly expiresInSeconds: number;
}

const DEFAULT_INTERVAL_S = 5;

/**
 * Signs a person in by the device authorization grant (RFC 8628).
 * @param show tells the person what to do; polling begins when it returns.
 * @throws {SignInError} `access_denied`, `expired_token` or another refusal.
 */
export async function authorizeDevice(
  { issuer, clientId }: SignIn,
  show: (prompt: DevicePrompt) => void,
): Promise<IssuedTokens> {
  const device = await postForm<DeviceAnswer>(`${issuer}/protocol/openid-connect/auth/device`, {
    client_id: clientId,
    scope: 'openid',
  });
  show({
    userCode: device.user_code,
    verificationUri: device.verification_uri,
    completeUri: device.verification_uri_complete ?? device.verification_uri,
    expiresInSeconds: device.expires_in,
  });
  let interval = device.interval ?? DEFAULT_INTERVAL_S;
  for (;;) {
    await delay(interval * 1_000);
    try {
      return await requestTokens(issuer, {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: clientId,
        device_code: device.device_code,
      });
    } catch (error) {
      const code = error instanceof SignInError ? error.code : undefined;
      if (code === 'slow_down') interval += DEFAULT_INTERVAL_S;
      else if (code !== 'authorization_pending') throw error;
    }
  }
}
