import { BarChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';

use([AriaComponent, BarChart, GridComponent, LegendComponent, ScatterChart, SVGRenderer, TooltipComponent]);

/** What can be had of a drawn chart. */
export interface Drawn {
  /** As an SVG picture, a data URL. */
  picture(): string;
}

/** A chart that is as wide as there is room; `label` says in words what it shows. */
export function Chart({
  option,
  height,
  label,
  ref,
}: {
  readonly option: EChartsCoreOption;
  readonly height: number;
  readonly label: string;
  readonly ref: Ref<Drawn>;
}) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  useEffect(() => {
    if (!place.current) return undefined;
    const drawn = init(place.current, undefined, { renderer: 'svg' });
    chart.current = drawn;
    const resize = () => drawn.resize();
    const observer = new ResizeObserver(resize);
    observer.observe(place.current);
    addEventListener('beforeprint', resize);
    return () => {
      removeEventListener('beforeprint', resize);
      observer.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Its own description is in English: `label` is said instead.
    const described = { ...option, animation: !calm, aria: { ...Object(option['aria']), label: { enabled: false } } };
    chart.current?.setOption(described, { notMerge: true });
  }, [option]);
  useImperativeHandle(ref, () => ({ picture: () => chart.current?.getDataURL({ type: 'svg' }) ?? '' }), []);
  return <div ref={place} role="img" aria-label={label} className="chart" style={{ height }} />;
}
