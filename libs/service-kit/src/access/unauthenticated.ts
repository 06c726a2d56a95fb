/** No token, or not one to act on, or of an account that may not any more: answered 401 with a challenge. */
export class UnauthenticatedError extends Error {
  constructor(
    readonly code: 'token-missing' | 'token-invalid' | 'account-disabled',
    message: string,
  ) {
    super(message);
    this.name = 'UnauthenticatedError';
  }
}
