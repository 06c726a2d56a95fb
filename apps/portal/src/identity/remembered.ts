/** That this browser has signed in and not out, so that a new tab looks whether the provider still knows it. */
const SIGNED_IN = 'mingtang.signed-in';

export function rememberSignIn(): void {
  localStorage.setItem(SIGNED_IN, '1');
}

export function forgetSignIn(): void {
  localStorage.removeItem(SIGNED_IN);
}

export function wasSignedIn(): boolean {
  return localStorage.getItem(SIGNED_IN) !== null;
}
