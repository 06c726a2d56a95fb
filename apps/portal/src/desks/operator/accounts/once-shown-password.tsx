import { Alert, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** A first password, to be handed over: it is shown here and never again. */
export function OnceShownPassword({ username, password }: { readonly username: string; readonly password: string }) {
  const { t } = useTranslation('operator');
  return (
    <Alert
      role="status"
      type="success"
      showIcon
      title={t('account.passwordOf', { username })}
      description={
        <>
          <Typography.Text code copyable className="hash" data-testid="first-password">
            {password}
          </Typography.Text>
          <div>{t('account.passwordOnce')}</div>
        </>
      }
    />
  );
}
