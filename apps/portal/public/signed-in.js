// To which a sign-in in a window of its own returns: hands the answer to the page that asked, as oidc-client-ts waits for it.
const answer = { source: 'oidc-client', url: location.href, keepOpen: false };
if (window.opener) window.opener.postMessage(answer, location.origin);
else {
  const state = new URLSearchParams(location.search).get('state');
  if (state) new BroadcastChannel(`oidc-client-popup-${state}`).postMessage(answer);
}
window.close();
