import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/api';
import { Countdown } from '../../../live/countdown';
import { ConfirmAct } from '../../../parts/confirm-act';
import { useKept } from '../../../parts/kept/use-kept';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { type LotStand } from '../committee/duty';

/** A member signs the report, or dissents from it in writing; silence counts as consent (EVA-07). */
export function SignSheet({
  stand: { project, lot, signingDue },
  onSigned,
}: {
  readonly stand: LotStand;
  readonly onSigned: () => Promise<unknown>;
}) {
  const { t } = useTranslation('expert');
  const [dissents, setDissents, forgetDissents] = useKept(`dissents.${project}.${lot}`, false);
  const [dissent, setDissent, forgetDissent] = useKept(`dissent.${project}.${lot}`, '');
  const sign = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/evaluation/projects/{project}/lots/{lot}/signatures', {
      params: { path: { project, lot }, header },
      body: dissents ? { position: 'dissented', dissent: dissent.trim() } : { position: 'signed' },
    });
    forgetDissents();
    forgetDissent();
    await onSigned();
  };
  return (
    <Sheet title={t('sign.title')}>
      <p>{t('sign.lead')}</p>
      {signingDue !== undefined && (
        <p>
          <Countdown until={signingDue} /> <span className="owed-about">(</span>
          <Instant at={signingDue} />
          <span className="owed-about">)</span>
        </p>
      )}
      <fieldset className="plain">
        <legend>{t('sign.question')}</legend>
        <Radio.Group
          value={dissents}
          onChange={({ target }) => setDissents(target.value as boolean)}
          options={[
            { value: false, label: t('sign.agree') },
            { value: true, label: t('sign.dissent') },
          ]}
        />
      </fieldset>
      {dissents && (
        <p>
          <label htmlFor="dissent">{t('sign.why')}</label>
          <Input.TextArea
            id="dissent"
            rows={4}
            maxLength={10_000}
            value={dissent}
            onChange={({ target }) => setDissent(target.value)}
          />
        </p>
      )}
      <ConfirmAct
        label={dissents ? t('sign.submitDissent') : t('sign.submit')}
        question={dissents ? t('sign.confirmDissent') : t('sign.confirm')}
        consequence={dissents ? t('sign.dissentFollows') : t('sign.signFollows')}
        disabled={dissents && dissent.trim() === ''}
        act={sign}
      />
    </Sheet>
  );
}
