import { type Stage, type StageInWords } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';

interface TrackProps {
  readonly stages: readonly StageInWords[];
  /** The lots that stand at each stage. */
  readonly positions: ReadonlyMap<Stage, readonly string[]>;
}

/** The stages of a procedure in their order, then its ends; lots of a tender where they stand. */
export function Track({ stages, positions }: TrackProps) {
  const { t } = useTranslation('register');
  const part = (final: boolean) =>
    stages
      .filter((stage) => stage.final === final)
      .map(({ stage, name }) => {
        const lots = positions.get(stage);
        return (
          <li key={stage} {...(lots && { className: 'track-here', 'aria-current': 'step' as const })}>
            <a href={`#stage-${stage}`}>{name}</a>
            {lots && <strong>{t('procedure.here', { lots: lots.join(t('procedure.separator')) })}</strong>}
          </li>
        );
      });
  return (
    <section aria-label={t('procedure.track')}>
      <ol className="track">{part(false)}</ol>
      <h2 className="track-ends-title">{t('procedure.ends')}</h2>
      <ul className="track track-ends">{part(true)}</ul>
    </section>
  );
}
