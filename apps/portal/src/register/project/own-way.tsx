import { kindOfStage } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '../../identity/session';
import { PlainButton } from '../../parts/plain-button';
import { type Facts } from './facts';

/** From the public page of a tender to where the reader's own role works at it; a reader without account may sign in to bid. */
export function OwnWay({ facts: { project, stage, notice } }: { readonly facts: Facts }) {
  const { t } = useTranslation('register');
  const navigate = useNavigate();
  const { actor, pending, insecure, signIn } = useSession();
  const to = (desk: string) => () => void navigate(`/desk/${desk}/projects/${project}`);
  const open = kindOfStage(stage) === 'offers';
  if (!actor)
    return open && !pending && !insecure ? <PlainButton onClick={signIn}>{t('project.own.signIn')}</PlainButton> : null;
  const owner = [notice.procuringEntity.id, notice.agency?.id].includes(actor.organisation?.id ?? '');
  if (actor.role === 'bidder')
    return (
      <PlainButton kind="primary" onClick={to('bidder')}>
        {open ? t('project.own.bid') : t('project.own.follow')}
      </PlainButton>
    );
  if (owner && (actor.role === 'tenderer' || actor.role === 'agency'))
    return (
      <PlainButton kind="primary" onClick={to('tenderer')}>
        {t('project.own.run')}
      </PlainButton>
    );
  if (actor.role === 'supervisor')
    return (
      <PlainButton kind="primary" onClick={to('supervisor')}>
        {t('project.own.supervise')}
      </PlainButton>
    );
  return null;
}
