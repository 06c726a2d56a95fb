import { type EChartsCoreOption } from 'echarts/core';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainButton } from '../../parts/plain-button';
import { Sheet } from '../../parts/sheet';
import { Wait } from '../../parts/wait';
import { type Drawn } from './chart';
import { FigureTable, type Figures } from './figure-table';
import { save, tableFile } from './save';

const Chart = lazy(async () => ({ default: (await import('./chart')).Chart }));

/** A plot with what it says in plain words, the same figures as a table, and both to take along. */
export function Plot({
  name,
  title,
  reading,
  option,
  figures,
  height = 300,
  children,
}: {
  /** Of its files. */
  readonly name: string;
  readonly title: string;
  readonly reading: string;
  readonly option: EChartsCoreOption;
  readonly figures: Figures;
  readonly height?: number;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('register');
  const [asTable, setAsTable] = useState(false);
  const chart = useRef<Drawn>(null);
  return (
    <Sheet title={title} id={name}>
      <p className="reading">{reading}</p>
      {children}
      {asTable ? (
        <FigureTable figures={figures} caption={title} />
      ) : (
        <Suspense fallback={<Wait />}>
          <Chart ref={chart} option={option} height={height} label={reading} />
        </Suspense>
      )}
      <div className="plot-actions no-print">
        <PlainButton aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('statistics.asPlot') : t('statistics.asTable')}
        </PlainButton>
        {!asTable && (
          <PlainButton onClick={() => save(`${name}.svg`, chart.current?.picture() ?? '')}>
            {t('statistics.savePlot')}
          </PlainButton>
        )}
        <PlainButton onClick={() => void tableFile(figures).then((file) => save(`${name}.csv`, file))}>
          {t('statistics.saveTable')}
        </PlainButton>
      </div>
    </Sheet>
  );
}
