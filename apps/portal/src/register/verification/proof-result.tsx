import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats } from '../../language/formats';
import { Callout } from '../../parts/callout';
import '../../parts/plain.css';
import { Hash } from '../../parts/values';
import { type Proven } from './prove-record';
import './verification.css';

/** Whether a proof holds and as many witnesses as are needed, some of them known to this browser, have seen the log hold it. */
export function isSeen(proven: Proven): boolean {
  return proven.ok && proven.witnesses >= proven.quorum && proven.known > 0;
}

/** What a proof shows: the record, its place in the log, who has seen the log hold it. */
export function ProofResult({ proven }: { readonly proven: Proven }) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  if (!proven.ok)
    return (
      <Callout kind="error" role="alert" title={t(`verification.why.${proven.why}`)}>
        {proven.detail === '' ? undefined : <code className="hash">{proven.detail}</code>}
      </Callout>
    );
  const { record, witnesses, quorum, known, receipt } = proven;
  const { type, time, project, event } = record.record;
  return (
    <Callout
      kind={isSeen(proven) ? 'success' : 'warning'}
      role="status"
      title={receipt ? t('verification.receiptHolds') : t('verification.recordHolds')}
    >
      <dl className="facts">
        <dt>{t('verification.fact.what')}</dt>
        <dd>
          <code>{type}</code>
        </dd>
        <dt>{t('verification.fact.when')}</dt>
        <dd>{formats.second(time)}</dd>
        <dt>{t('verification.fact.project')}</dt>
        <dd>
          <Link to={`/projects/${project}`}>{project}</Link>
        </dd>
        <dt>{t('verification.fact.event')}</dt>
        <dd>
          <Hash of={event} />
        </dd>
        <dt>{t('verification.fact.place')}</dt>
        <dd>
          {t('verification.placeOf', {
            index: formats.number(record.index),
            size: formats.number(record.checkpoint.size),
          })}
        </dd>
        <dt>{t('verification.fact.witnesses')}</dt>
        <dd>{t('verification.witnessesOf', { witnesses, known, quorum })}</dd>
      </dl>
    </Callout>
  );
}
