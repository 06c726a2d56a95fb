import { Form, Input } from 'antd';
import { checkOrganisationIdentifier, CN_USCC } from '@mingtang/procedure/organisation';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/api';
import { useSaid } from '../../../language/use-language';
import { ConfirmAct } from '../../../parts/confirm-act';
import { useKept } from '../../../parts/kept/use-kept';
import { useNamedWords } from '../../../parts/named-words';

const NOBODY = { scheme: CN_USCC, id: '', name: '' };

/** Invites one supplier more, by name and code. */
export function InviteForm({ project, done }: { readonly project: string; readonly done: () => Promise<unknown> }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const said = useSaid();
  const [entered, enter, forget] = useKept(`invitation.${project}`, NOBODY);
  const supplier = { scheme: entered.scheme.trim(), id: entered.id.trim(), name: entered.name.trim() };
  const wrong = supplier.id === '' ? [] : checkOrganisationIdentifier(supplier, 'id');
  return (
    <>
      <Form layout="vertical">
        <div className="two-columns">
          <Form.Item label={t('field.name')} htmlFor="invite-name">
            <Input
              id="invite-name"
              maxLength={500}
              value={entered.name}
              onChange={({ target }) => enter({ ...entered, name: target.value })}
            />
          </Form.Item>
          <Form.Item label={t('field.scheme')} htmlFor="invite-scheme">
            <Input
              id="invite-scheme"
              maxLength={64}
              value={entered.scheme}
              onChange={({ target }) => enter({ ...entered, scheme: target.value })}
            />
          </Form.Item>
          <Form.Item
            label={t('field.identifier')}
            htmlFor="invite-id"
            {...(wrong[0] && { validateStatus: 'error' as const, help: said(wrong[0].message) })}
          >
            <Input
              id="invite-id"
              maxLength={64}
              value={entered.id}
              onChange={({ target }) => enter({ ...entered, id: target.value })}
            />
          </Form.Item>
        </div>
      </Form>
      <ConfirmAct
        label={t('invitation.invite')}
        question={t('invitation.inviteQuestion', { name: supplier.name })}
        consequence={t('invitation.inviteConsequence', words)}
        disabled={supplier.name === '' || supplier.id === '' || wrong.length > 0}
        act={async (header) => {
          await client.POST('/api/announcement/projects/{project}/invitations', {
            params: { path: { project } },
            body: { suppliers: [supplier] },
            headers: header,
          });
          enter(NOBODY);
          forget();
          await done();
        }}
      />
    </>
  );
}
