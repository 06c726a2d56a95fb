import { kindOfStage, type Stage, type StageKind } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/formats';
import { Tag, type TagKind } from './tag';
import { type Words } from './words';

const TAG_OF: Partial<Record<StageKind, TagKind>> = {
  offers: 'good',
  opening: 'warn',
  evaluation: 'busy',
  publicity: 'result',
  failure: 'bad',
};

/**
 * How far a project or lot is.
 * @param words of the procedure by which it goes, where that is known
 */
export function StageTag({ stage, words }: { readonly stage: Stage; readonly words?: Pick<Words, 'stage'> }) {
  const { t } = useTranslation('stages');
  return <Tag kind={TAG_OF[kindOfStage(stage)] ?? 'plain'}>{words?.stage(stage) ?? t(`name.${stage}`)}</Tag>;
}

/** How far a project or lot is, in a list that holds ways to trade of many laws: by what all of them have in common. */
export function KindTag({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation('stages');
  const kind = kindOfStage(stage);
  return <Tag kind={TAG_OF[kind] ?? 'plain'}>{t(`kind.${kind}`)}</Tag>;
}

/** An exact amount of money, or that there is none. */
export function Money({
  of,
}: {
  readonly of: { readonly amount: string; readonly currency: string } | null | undefined;
}) {
  const { t } = useTranslation('parts');
  const formats = useFormats();
  return of ? <span className="amount">{formats.money(of)}</span> : <span>{t('none')}</span>;
}

/** A point in time in Beijing time, to the minute. */
export function Instant({ at }: { readonly at: string }) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.second(at)}>
      {formats.instant(at)}
    </time>
  );
}

/** A digest or key, in full, to be compared or copied. */
export function Hash({ of }: { readonly of: string }) {
  return <code className="hash">{of}</code>;
}

/** Marks a project whose legal days are accelerated: it binds nobody. */
export function SandboxTag() {
  const { t } = useTranslation('parts');
  return (
    <Tag kind="warn" title={t('sandbox.what')}>
      {t('sandbox.tag')}
    </Tag>
  );
}
