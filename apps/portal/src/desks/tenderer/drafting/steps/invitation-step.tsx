import { Input, Select } from 'antd';
import { CN_USCC } from '@mingtang/procedure/organisation';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { INVITATION_GROUNDS, type InvitationGround } from '@mingtang/procedure/tender';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../../../language/use-language';
import { Sheet } from '../../../../parts/sheet';
import { Field, FaultsOf } from '../field';
import { InvitedList } from '../invited-list';

/** Of a tender by invitation: why it is one, who approved that, and who is invited with the notice (ANN-02). */
export function InvitationStep({ definition }: { readonly definition: ProcedureDefinition }) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  return (
    <>
      <Sheet title={t('invitation.ground')}>
        <p>{t('invitation.groundWhat')}</p>
        <FaultsOf field="invitation" />
        <Field path={['invitation', 'ground', 'kind']} of={['invitation', 'ground']} label={t('invitation.kind')}>
          <Select
            options={(Object.keys(INVITATION_GROUNDS) as InvitationGround[]).map((value) => ({
              value,
              label: said(INVITATION_GROUNDS[value]),
            }))}
          />
        </Field>
        <Field path={['invitation', 'ground', 'text']} label={t('invitation.text')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={4_000} />
        </Field>
        <div className="two-columns">
          <Field
            path={['invitation', 'approval', 'by']}
            of={['invitation', 'approval']}
            label={t('invitation.approvedBy')}
            hint={t('invitation.approvalWhat')}
          >
            <Input maxLength={500} />
          </Field>
          <Field path={['invitation', 'approval', 'number']} label={t('invitation.approvalNumber')}>
            <Input maxLength={100} />
          </Field>
        </div>
      </Sheet>
      <Sheet title={t('invitation.invited')}>
        <p>{t('invitation.invitedWhat', { fewest: definition.offers.invited?.fewest ?? definition.offers.fewest })}</p>
        <FaultsOf field="invitation.invited" />
        <InvitedList scheme={CN_USCC} />
      </Sheet>
    </>
  );
}
