import { checkOrganisationIdentifier, CN_USCC } from '@mingtang/procedure/organisation';
import { checkText, normalText } from '@mingtang/procedure/writing';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES, useSession } from '../../../identity/session';
import { useSaid } from '../../../language/use-language';
import { useKeptFields } from '../../../parts/kept/use-kept';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { OperatorPage } from '../operator-page';
import { type AccountWish, makeAccount } from './account-line';
import { firstPassword } from './first-password';
import { OnceShownPassword } from './once-shown-password';
import { inRealm } from './realm';

/** Makes an account with its role and organisation, and shows its first password once. */
export function NewAccount() {
  const { t } = useTranslation('operator');
  const { t: inShell } = useTranslation('shell');
  const said = useSaid();
  const { token } = useSession();
  const queries = useQueryClient();
  const [form] = Form.useForm<AccountWish>();
  const kept = useKeptFields(form, 'account');
  const role = Form.useWatch('role', form);
  const [made, setMade] = useState<{ username: string; password: string }>();
  const [error, setError] = useState<unknown>();
  const [pending, setPending] = useState(false);
  const make = async (wish: AccountWish) => {
    const password = firstPassword();
    setPending(true);
    setError(undefined);
    setMade(undefined);
    try {
      await inRealm(token, t, (realm) => makeAccount(realm, wish, password));
      setMade({ username: wish.username, password });
      form.resetFields();
      kept.forget();
      await queries.invalidateQueries({ queryKey: ['realm', 'accounts'] });
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  const needed = { required: true, whitespace: true, message: t('account.needed') };
  const readable = {
    validator: async (_: unknown, value: string | undefined) => {
      const [refusal] = checkText(normalText(value ?? '', 'one'), 'one', 'name');
      if (refusal) throw new Error(said(refusal.message));
    },
  };
  return (
    <OperatorPage title={t('account.new')} lead={t('account.newLead')}>
      <Sheet title={t('account.whoAndFor')}>
        {made && <OnceShownPassword {...made} />}
        <Form
          form={form}
          layout="vertical"
          onValuesChange={kept.onValuesChange}
          initialValues={{ scheme: CN_USCC }}
          onFinish={(wish: AccountWish) => void make(wish)}
          style={{ maxWidth: 560, marginTop: 16 }}
        >
          <Form.Item name="role" label={t('account.role')} rules={[needed]} extra={t('account.roleHelp')}>
            <Select options={ROLES.map((each) => ({ value: each, label: inShell(`role.${each}`) }))} />
          </Form.Item>
          <Form.Item name="username" label={t('account.username')} rules={[needed, { min: 3 }]}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="name" label={t('account.name')} rules={[needed, readable]}>
            <Input autoComplete="off" />
          </Form.Item>
          <Form.Item name="email" label={t('account.email')} rules={[{ type: 'email' }]}>
            <Input autoComplete="off" />
          </Form.Item>
          <fieldset className="plain-fieldset">
            <legend>{t('account.organisation')}</legend>
            {role === 'expert' && <p className="owed-about">{t('account.expertHelp')}</p>}
            <Form.Item
              name="organisationName"
              label={t('account.organisationName')}
              rules={role === 'expert' ? [readable] : [needed, readable]}
            >
              <Input autoComplete="off" />
            </Form.Item>
            <Space.Compact block>
              <Form.Item name="scheme" label={t('account.scheme')} style={{ width: 150 }}>
                <Input autoComplete="off" />
              </Form.Item>
              <Form.Item
                name="organisationId"
                label={t('account.organisationId')}
                style={{ flex: 1 }}
                dependencies={['scheme']}
                rules={[
                  ...(role === 'expert' ? [] : [needed]),
                  ({ getFieldValue }) => ({
                    validator: async (_, id: string | undefined) => {
                      if (!id) return;
                      const [refusal] = checkOrganisationIdentifier(
                        { scheme: String(getFieldValue('scheme')), id },
                        'organisationId',
                      );
                      if (refusal) throw new Error(said(refusal.message));
                    },
                  }),
                ]}
              >
                <Input autoComplete="off" />
              </Form.Item>
            </Space.Compact>
          </fieldset>
          <ProblemAlert error={error} />
          <Button type="primary" htmlType="submit" loading={pending} style={{ marginTop: 16 }}>
            {t('account.make')}
          </Button>
        </Form>
      </Sheet>
    </OperatorPage>
  );
}
