import { Button, Input, Radio } from 'antd';
import { FORBIDDING_INTERESTS } from '@mingtang/procedure/evaluation';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../../api/api';
import { useSaid } from '../../../language/use-language';
import { ConfirmAct } from '../../../parts/confirm-act';
import { Given } from '../../../parts/given';
import { useKept } from '../../../parts/kept/use-kept';
import { Sheet } from '../../../parts/sheet';
import { type LotStand } from './duty';
import { useNamedWords } from '../../../parts/named-words';

/** A member says whether it has an interest towards those who tender and bid, by their names, that forbids it to sit (EVA-03), once. */
export function DeclarationSheet({
  lot: { project, lot, bidders = [] },
  onDeclared,
}: {
  readonly lot: Pick<LotStand, 'project' | 'lot' | 'bidders'>;
  readonly onDeclared: () => Promise<unknown>;
}) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const said = useSaid();
  const [interest, setInterest, forgetInterest] = useKept<boolean | undefined>(`interest.${project}.${lot}`, undefined);
  const [reason, setReason, forgetReason] = useKept(`interest-reason.${project}.${lot}`, '');
  const declare = async () => {
    const body = { interest: interest ?? false, ...(interest && reason.trim() !== '' && { reason: reason.trim() }) };
    await client.POST('/api/evaluation/projects/{project}/lots/{lot}/declaration', {
      params: { path: { project, lot } },
      body,
    });
    forgetInterest();
    forgetReason();
    await onDeclared();
  };
  return (
    <Sheet title={t('declaration.title')}>
      <p>{t('declaration.lead', words)}</p>
      <ul>
        {FORBIDDING_INTERESTS.map((interest) => (
          <li key={interest.en}>{said(interest)}</li>
        ))}
      </ul>
      <Parties project={project} bidders={bidders} />
      <fieldset className="plain">
        <legend>{t('declaration.question', words)}</legend>
        <Radio.Group
          value={interest}
          onChange={({ target }) => setInterest(target.value as boolean)}
          options={[
            { value: false, label: t('declaration.none') },
            { value: true, label: t('declaration.have') },
          ]}
          vertical
        />
      </fieldset>
      {interest && (
        <p>
          <label htmlFor="declaration-reason">{t('declaration.reason')}</label>
          <Input.TextArea
            id="declaration-reason"
            value={reason}
            maxLength={1000}
            rows={3}
            onChange={({ target }) => setReason(target.value)}
          />
        </p>
      )}
      {interest === undefined ? (
        <Button type="primary" disabled>
          {t('declaration.submit')}
        </Button>
      ) : (
        <ConfirmAct
          label={interest ? t('declaration.submitInterest') : t('declaration.submitNone')}
          question={t('declaration.confirm')}
          consequence={interest ? t('declaration.interestFollows', words) : t('declaration.noneFollows')}
          act={declare}
        />
      )}
    </Sheet>
  );
}

/** Towards whom the member declares: each bidder whose bid was opened, and those who tender the lot, as its notice names them. */
function Parties({
  project,
  bidders,
}: {
  readonly project: string;
  readonly bidders: NonNullable<LotStand['bidders']>;
}) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const { data } = api.useQuery('get', '/api/disclosure/register/projects/{project}', {
    params: { path: { project } },
  });
  const notice = data?.notice as { procuringEntity?: { name: string }; agency?: { name: string } } | undefined;
  return (
    <>
      <h3 id="declaration-bidders">{t('declaration.bidders', { count: bidders.length })}</h3>
      <ol aria-labelledby="declaration-bidders">
        {bidders.map(({ scheme, id, name }) => (
          <li key={`${scheme} ${id}`}>
            <Given>{name}</Given> <small className="owed-about">{t('declaration.registered', { scheme, id })}</small>
          </li>
        ))}
      </ol>
      {notice?.procuringEntity && (
        <dl className="facts">
          <dt>{t('declaration.procuringEntity', words)}</dt>
          <dd>
            <Given>{notice.procuringEntity.name}</Given>
          </dd>
          {notice.agency && (
            <>
              <dt>{t('declaration.agency')}</dt>
              <dd>
                <Given>{notice.agency.name}</Given>
              </dd>
            </>
          )}
        </dl>
      )}
    </>
  );
}
