import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FaultsOf } from './field';

/** The suppliers that are invited, each by name and code. */
export function InvitedList({ scheme }: { readonly scheme: string }) {
  const { t } = useTranslation('tenderer');
  return (
    <Form.List name={['invitation', 'invited']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="draft-part">
              <legend>{t('invitation.one', { number: name + 1 })}</legend>
              <FaultsOf field={`invitation.invited[${name}]`} />
              <FaultsOf field={`invitation.invited[${name}].id`} />
              <div className="two-columns">
                <Form.Item name={[name, 'name']} label={t('field.name')}>
                  <Input maxLength={500} />
                </Form.Item>
                <Form.Item name={[name, 'scheme']} label={t('field.scheme')}>
                  <Input maxLength={64} />
                </Form.Item>
                <Form.Item name={[name, 'id']} label={t('field.identifier')}>
                  <Input maxLength={64} />
                </Form.Item>
              </div>
              <div className="draft-part-actions">
                <Button onClick={() => remove(name)}>{t('invitation.remove')}</Button>
              </div>
            </fieldset>
          ))}
          <Button onClick={() => add({ scheme, id: '', name: '' })}>{t('invitation.add')}</Button>
        </>
      )}
    </Form.List>
  );
}
