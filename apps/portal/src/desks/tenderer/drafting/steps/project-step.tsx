import { AutoComplete, Form, Input, Select, Switch } from 'antd';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { CLASSIFICATIONS } from '@mingtang/procedure/tender';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../../../parts/sheet';
import { Field } from '../field';
import { useFixed } from '../fixed';
import { Given } from '../../../../parts/given';
import { useNamedWords } from '../../../../parts/named-words';

/** What is tendered, by whom, and whom to ask. */
export function ProjectStep({ way }: { readonly way?: ReactNode }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const { lotsFixed } = useFixed();
  return (
    <>
      {way}
      <Sheet title={t('project.what')}>
        <Field path={['title']} label={t('field.title')}>
          <Input maxLength={500} />
        </Field>
        <Field path={['description']} label={t('field.description')} hint={t('hint.description')}>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 20 }} maxLength={50_000} />
        </Field>
        <div className="two-columns">
          <Field path={['classification']} label={t('field.classification')}>
            <Select options={CLASSIFICATIONS.map((value) => ({ value, label: t(`classification.${value}`) }))} />
          </Field>
          <Field path={['region']} label={t('field.region')} hint={t('hint.region')}>
            <Input maxLength={500} />
          </Field>
          <Field path={['currency']} label={t('field.currency')} hint={t('hint.currency')}>
            <AutoComplete
              options={['CNY', 'USD', 'EUR', 'GBP', 'HKD', 'JPY'].map((value) => ({ value }))}
              maxLength={3}
              disabled={lotsFixed}
            />
          </Field>
        </div>
      </Sheet>
      <Sheet title={t('project.scope')}>
        <p>{t('project.scopeWhat')}</p>
        <div className="two-columns">
          <Field path={['mandatory']} label={t('field.mandatory')} hint={t('hint.mandatory')} valuePropName="checked">
            <Switch disabled={lotsFixed} />
          </Field>
          <Field
            path={['stateFunded']}
            label={t('field.stateFunded')}
            hint={t('hint.stateFunded')}
            valuePropName="checked"
          >
            <Switch disabled={lotsFixed} />
          </Field>
        </div>
      </Sheet>
      <Sheet title={t('project.parties')}>
        <p>{t('project.partiesFixed')}</p>
        <div className="two-columns">
          <Party of="procuringEntity" label={t('field.procuringEntity', words)} />
          <Party of="agency" label={t('field.agency', words)} />
        </div>
      </Sheet>
      <Sheet title={t('project.contact')}>
        <div className="two-columns">
          <Field path={['contactPoint', 'name']} label={t('field.contactName')}>
            <Input maxLength={200} autoComplete="off" />
          </Field>
          <Field path={['contactPoint', 'telephone']} label={t('field.telephone')}>
            <Input maxLength={100} type="tel" autoComplete="off" />
          </Field>
          <Field path={['contactPoint', 'email']} label={t('field.email')}>
            <Input maxLength={320} type="email" autoComplete="off" />
          </Field>
          <Field path={['contactPoint', 'url']} label={t('field.url')}>
            <Input maxLength={2_000} type="url" autoComplete="off" />
          </Field>
        </div>
      </Sheet>
    </>
  );
}

/** A party, which decides whose the project is and so does not change. */
function Party({ of, label }: { readonly of: 'procuringEntity' | 'agency'; readonly label: string }) {
  const { t } = useTranslation('tenderer');
  const party = Form.useWatch<OrganisationRef | undefined>(of, { preserve: true });
  return (
    <div>
      <strong>{label}</strong>
      {party ? (
        <p>
          <Given>{party.name}</Given>
          <br />
          <span className="hash">
            {party.scheme} {party.id}
          </span>
        </p>
      ) : (
        <p>{t('project.noParty')}</p>
      )}
    </div>
  );
}
