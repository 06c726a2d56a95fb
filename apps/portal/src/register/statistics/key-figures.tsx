import { useTranslation } from 'react-i18next';
import { type Schema } from '../../api/api';
import { useFormats } from '../../language/formats';

/** The figures that matter most, at a glance. */
export function KeyFigures({ of }: { readonly of: Schema<'disclosure.FiguresDto'> }) {
  const { t } = useTranslation('register');
  const { number, percent } = useFormats();
  const share = (value: number | undefined) => (value === undefined ? '–' : percent(value));
  const { volume, competition, savings, objections } = of;
  const figures: readonly (readonly [name: string, value: string, about: string])[] = [
    [t('statistics.key.projects'), number(volume.projects), t('statistics.key.lots', { lots: number(volume.lots) })],
    [
      t('statistics.key.bidsPerLot'),
      competition.bidsPerLot === undefined ? '–' : number(competition.bidsPerLot),
      t('statistics.key.ofLots', { lots: number(competition.lots) }),
    ],
    [
      t('statistics.key.tooFew'),
      share(competition.tooFewBidsShare),
      t('statistics.key.ofLots', { lots: number(competition.lots) }),
    ],
    ...savings.map(
      ({ currency, savedShare, lots }) =>
        [
          t('statistics.key.saved', { currency }),
          share(savedShare),
          t('statistics.key.ofLots', { lots: number(lots) }),
        ] as const,
    ),
    [
      t('statistics.key.objected'),
      share(objections.objectedShare),
      t('statistics.key.ofLots', { lots: number(objections.lots) }),
    ],
  ];
  return (
    <dl className="key-figures">
      {figures.map(([name, value, about]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong>
            <small>{about}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
