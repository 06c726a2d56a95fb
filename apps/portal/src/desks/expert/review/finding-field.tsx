import { Alert, Input, Radio, Select } from 'antd';
import { REJECTION_REASONS, rejectionReasonsFor } from '@mingtang/procedure/evaluation';
import { type Requirement } from '@mingtang/procedure/tender';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../../language/use-language';
import { Given } from '../../../parts/given';
import { type DraftFinding, isFound } from './review-draft';

/** One finding: met or not; where not, the listed reason and what it rests on (EVA-05). */
export function FindingField({
  requirement,
  finding,
  doubtful,
  onChange,
}: {
  readonly requirement: Requirement;
  readonly finding: DraftFinding;
  /** The platform knows something against it. */
  readonly doubtful: boolean;
  readonly onChange: (finding: DraftFinding) => void;
}) {
  const { t } = useTranslation('expert');
  const said = useSaid();
  const id = useId();
  return (
    <fieldset className="finding">
      <legend>
        <Given>{requirement.title}</Given> <span className="owed-about">{t(`requirement.${requirement.kind}`)}</span>
      </legend>
      {doubtful && <Alert type="warning" showIcon title={t('review.securityMissing')} />}
      <Radio.Group
        value={finding.met}
        onChange={({ target }) => onChange({ met: target.value as boolean })}
        options={[
          { value: true, label: t('review.met') },
          { value: false, label: t('review.notMet') },
        ]}
      />
      {finding.met === false && (
        <div className="finding-why">
          <label htmlFor={`${id}-reason`}>{t('review.reason')}</label>
          <Select
            id={`${id}-reason`}
            {...(finding.reason === undefined ? {} : { value: finding.reason })}
            placeholder={t('review.choose')}
            onChange={(reason) => onChange({ reason })}
            options={rejectionReasonsFor(requirement.kind).map((reason) => ({
              value: reason,
              label: said(REJECTION_REASONS[reason]),
            }))}
            style={{ width: '100%' }}
          />
          <label htmlFor={`${id}-statement`}>{t('review.statement')}</label>
          <Input.TextArea
            id={`${id}-statement`}
            rows={2}
            maxLength={2000}
            value={finding.statement ?? ''}
            onChange={({ target }) => onChange({ statement: target.value })}
          />
          {!isFound(finding, requirement) && <p className="owed-about">{t('review.reasonNeeded')}</p>}
        </div>
      )}
    </fieldset>
  );
}
