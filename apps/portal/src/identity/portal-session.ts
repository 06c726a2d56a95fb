import i18n from 'i18next';
import { type UserManager } from 'oidc-client-ts';
import { speakFor } from '../api/api';
import { forgetForms } from '../parts/kept/kept-forms';
import { keepLastingFor } from '../parts/kept/lasting';
import { forgetSignIn, rememberSignIn, wasSignedIn } from './remembered';
import { SessionKeeper, type Standing } from './session-keeper';

/** Where to return to after signing in. */
interface ReturnState {
  readonly path: string;
}

const POPUP = { target: 'mingtang-sign-in', features: { width: 520, height: 680 } };
const RENEWAL = 'mingtang.renewal';
/** Pages of an account, which wait for it; all others are anybody's. */
const OF_ACCOUNT = /^\/(desk|account)(\/|$)/;

/** Signing in, out and in again, on the pages of the portal. */
export class PortalSession {
  readonly keeper: SessionKeeper;

  constructor(
    private readonly manager: UserManager,
    private readonly onStanding: (standing: Standing) => void,
  ) {
    this.keeper = new SessionKeeper(manager, {
      onStanding: (standing) => this.tell(standing),
      waits: () => OF_ACCOUNT.test(location.pathname),
      alone: async (act) => await navigator.locks.request(RENEWAL, act),
    });
    speakFor(this.keeper, () => i18n.language);
  }

  /** Finds out who is signed in: in this tab, in another, or at the provider where this browser has signed in before. */
  async open(): Promise<void> {
    const query = new URLSearchParams(location.search);
    if (query.has('state') && (query.has('code') || query.has('error'))) return this.return();
    if (await this.keeper.open()) return;
    if (wasSignedIn() && OF_ACCOUNT.test(location.pathname)) return this.signIn('none');
    await this.keeper.leave();
  }

  /** @param prompt `none` asks the provider for a session that it has, and never a person. */
  async signIn(prompt?: 'none'): Promise<void> {
    const path = location.pathname === '/' ? '/desk' : location.pathname + location.search;
    await this.manager.signinRedirect({
      state: { path } satisfies ReturnState,
      ui_locales: i18n.language,
      ...(prompt && { prompt }),
    });
  }

  /** Signs in again in a window of its own, so that the page stays as it is; where no window opens, by leaving and coming back. */
  async signInAgain(): Promise<void> {
    if (!open('', POPUP.target, `width=${POPUP.features.width},height=${POPUP.features.height}`)) return this.signIn();
    // The provider ends a session at its time, however often its account has shown who it is; a new one begins anew.
    await this.manager.revokeTokens(['refresh_token']);
    const user = await this.manager.signinPopup({
      popupWindowTarget: POPUP.target,
      popupWindowFeatures: POPUP.features,
      popupAbortOnClose: true,
      ui_locales: i18n.language,
    });
    await this.keeper.arrive(user);
  }

  /** Signs out here and in every other tab, and forgets what was typed. */
  async signOut(): Promise<void> {
    this.keeper.signedOut();
    forgetSignIn();
    await forgetForms();
    await this.manager.signoutRedirect();
  }

  /** Gives up a session that is over, with all that was typed. */
  async giveUp(): Promise<void> {
    forgetSignIn();
    await forgetForms();
    await this.keeper.leave();
    location.assign('/');
  }

  private async return(): Promise<void> {
    const refused = new URLSearchParams(location.search).get('error');
    try {
      const user = await this.manager.signinRedirectCallback();
      await this.keeper.arrive(user);
      arriveAt((user.state as ReturnState | undefined)?.path ?? '/desk');
    } catch (error) {
      forgetSignIn();
      await this.keeper.leave(refused === 'login_required' ? undefined : (error as Error));
      arriveAt(pathIn(error) ?? '/desk');
    }
  }

  private tell(standing: Standing): void {
    if (standing.kind === 'signed-in') {
      rememberSignIn();
      keepLastingFor(standing.user.profile.sub);
    }
    this.onStanding(standing);
  }
}

/** The page from which a sign-in was asked that the provider refused. */
function pathIn(error: unknown): string | undefined {
  return (error as { state?: ReturnState } | undefined)?.state?.path;
}

function arriveAt(path: string): void {
  window.history.replaceState({}, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
}
