import { objectionPeriod } from '@mingtang/procedure/disclosure';
import { lengthOf, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { INVITATION_GROUNDS } from '@mingtang/procedure/tender';
import { useTranslation } from 'react-i18next';
import { Given } from '../../parts/given';
import { useSaid } from '../../language/use-language';
import { useFormats } from '../../language/formats';
import { TenderItems } from '../../parts/tender-items';
import { Money } from '../../parts/values';
import { type Words } from '../../parts/words';
import { type Notice } from './facts';

/** What a bid must meet and what it is compared by, as the notice says. */
export function Terms({
  notice,
  definition,
  words,
}: {
  readonly notice: Notice;
  readonly definition: ProcedureDefinition;
  readonly words: Words;
}) {
  const { t } = useTranslation('register');
  const said = useSaid();
  const { requirements, criteria, evaluation, bidSecurity, performanceSecurityPercent } = notice;
  const forLots = (lotIds: readonly string[] | undefined) =>
    lotIds ? <small>{t('project.onlyLots', { lots: lotIds.join(', ') })}</small> : null;
  return (
    <>
      <div
        className="scroll-x"
        tabIndex={0}
        role="group"
        aria-label={t('project.requirements', { offer: words.offer })}
      >
        <table className="plain-table">
          <caption>{t('project.requirements', { offer: words.offer })}</caption>
          <tbody>
            {requirements.map(({ id, title, kind, lotIds }) => (
              <tr key={id}>
                <th scope="row">{t(`requirementKind.${kind}`)}</th>
                <td>
                  <Given>{title}</Given>
                  {forLots(lotIds)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className="plain-table">
          <caption>
            {t('project.criteria')}
            {evaluation && ` · ${t(`method.${evaluation.kind}`)}`}
          </caption>
          <tbody>
            {criteria.map(({ id, title, kind, weight, lotIds }) => (
              <tr key={id}>
                <th scope="row">{t(`criterionKind.${kind}`)}</th>
                <td>
                  <Given>{title}</Given>
                  {forLots(lotIds)}
                </td>
                <td className="amount">{weight} %</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <TenderItems items={notice.items} />
      <p>
        {t('project.scope', {
          must: t(notice.mandatory ? 'project.mandatory' : 'project.voluntary'),
          funds: t(notice.stateFunded ? 'project.stateFunded' : 'project.otherFunds'),
        })}
      </p>
      {notice.invitation?.ground && (
        <p>
          {t('project.invitedBecause', {
            ground: said(INVITATION_GROUNDS[notice.invitation.ground.kind]),
            text: notice.invitation.ground.text,
          })}{' '}
          {notice.invitation.approval &&
            t('project.invitedApproved', {
              by: notice.invitation.approval.by,
              number: notice.invitation.approval.number,
            })}
        </p>
      )}
      {bidSecurity && (
        <p>
          {t('project.security')} <Money of={bidSecurity} />
        </p>
      )}
      {performanceSecurityPercent !== undefined && (
        <p>{t('project.performanceSecurity', { percent: performanceSecurityPercent })}</p>
      )}
      {definition.periods.objection && (
        <p>{t('project.publicity', { length: said(lengthOf(objectionPeriod(definition, notice))) })}</p>
      )}
    </>
  );
}

/** The tender documents, each with the digest by which a copy is known. */
export function TenderDocuments({ project, notice }: { readonly project: string; readonly notice: Notice }) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  return (
    <ul className="plain-list">
      {notice.documents.map(({ id, title, size, mediaType, sha256 }) => (
        <li key={id}>
          <a href={`/api/announcement/projects/${project}/documents/${id}/content`} download>
            <Given>{title}</Given>
          </a>{' '}
          <small>
            {mediaType}, {formats.bytes(size)}
          </small>
          <details>
            <summary>{t('project.digest')}</summary>
            <code className="hash">SHA-256 {sha256}</code>
          </details>
        </li>
      ))}
    </ul>
  );
}
