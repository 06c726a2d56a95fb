import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Radio, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../api/api';
import { type Language, LANGUAGES } from '../../language/languages';
import { ProblemAlert } from '../../parts/problem-alert';
import { Sheet } from '../../parts/sheet';

type Contact = Schema<'notification.ContactDto'>;

const PATH = '/api/notification/contact';

/** Where notifications go by mail, and in which language. */
export function ContactForm() {
  const { t } = useTranslation('account');
  const contact = api.useQuery('get', PATH);
  return (
    <Sheet title={t('contact.title')}>
      <ProblemAlert error={contact.error} />
      {contact.isPending && <Spin />}
      {contact.data && <Filled contact={contact.data} />}
    </Sheet>
  );
}

function Filled({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const save = api.useMutation('put', PATH, {
    onSuccess: () => queries.invalidateQueries({ queryKey: ['get', PATH] }),
  });
  const submit = ({ email, language }: Contact): void =>
    save.mutate({ body: { language, ...(email === undefined || email === '' ? {} : { email }) } });
  return (
    <Form<Contact> layout="vertical" initialValues={contact} onFinish={submit} requiredMark={false}>
      <Form.Item
        name="email"
        label={t('contact.email')}
        extra={t('contact.emailWhat')}
        rules={[{ type: 'email', message: t('contact.emailWrong') }]}
      >
        <Input type="email" autoComplete="email" />
      </Form.Item>
      <Form.Item name="language" label={t('contact.language')}>
        <Radio.Group
          options={LANGUAGES.map((value) => ({ value, label: <span lang={value}>{ownName(value)}</span> }))}
        />
      </Form.Item>
      <ProblemAlert error={save.error} />
      {save.isSuccess && <Alert role="status" type="success" showIcon title={t('contact.saved')} />}
      <Button type="primary" htmlType="submit" loading={save.isPending} className="account-save">
        {t('contact.save')}
      </Button>
    </Form>
  );
}

/** What a language calls itself. */
function ownName(language: Language): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language.slice(0, 2)) ?? language;
}
