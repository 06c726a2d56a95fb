/** No token, or not one to act on: answered 401 with a challenge. */
export class UnauthenticatedError extends Error {
  constructor(
    readonly code: 'token-missing' | 'token-invalid',
    message: string,
  ) {
    super(message);
    this.name = 'UnauthenticatedError';
  }
}
