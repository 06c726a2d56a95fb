import { type EChartsCoreOption } from 'echarts/core';

/** Told apart by pattern too, see `aria.decal`; each has a contrast of 3 to 1 or more on white. */
const COLOURS = ['#245a86', '#9c2a1f', '#2c6e3f', '#8f5a00', '#6b5b95', '#5a534a'];
/** As the page's: widths of words are measured by it. */
const FONT = 'system-ui, "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const INK = '#1f1b16';
const LINE = '#e4dfd7';

export interface Series {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  /** Where it means something. */
  readonly colour?: string;
}

interface Bars {
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  /** What the values are. */
  readonly axis: string;
  readonly stacked?: boolean;
  /** Labels beside the bars instead of below, for long ones. */
  readonly lying?: boolean;
  readonly format: (value: number) => string;
  /** Whether values are counts, which have no parts. */
  readonly whole?: boolean;
}

/** Bars, side by side or one upon another. */
export function barsOption({
  labels,
  series,
  axis,
  stacked = false,
  lying = false,
  whole = true,
  format,
}: Bars): EChartsCoreOption {
  const names = {
    type: 'category',
    data: [...labels],
    axisTick: { show: false },
    axisLabel: { color: INK, ...(lying && { width: 110, overflow: 'truncate' }) },
    ...(lying && { inverse: true }),
  };
  const values = { ...valueAxis(axis, format, lying), ...(whole && { minInterval: 1 }) };
  return {
    ...common(series.length > 1, lying),
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: series.map(({ name, values: data, colour }) => ({
      name,
      type: 'bar',
      barMaxWidth: 42,
      data: data.map((value) => value ?? '-'),
      tooltip: { valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : '–') },
      ...(stacked && { stack: 'all' }),
      ...(colour !== undefined && { itemStyle: { color: colour } }),
    })),
  };
}

export interface Spread {
  readonly label: string;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
}

/** The middle half of values as a bar from quartile to quartile, with a mark at the median. */
export function spreadsOption(
  spreads: readonly Spread[],
  { middle, median, axis, format }: { middle: string; median: string; axis: string; format: (value: number) => string },
): EChartsCoreOption {
  const bar = { type: 'bar', stack: 'span', barMaxWidth: 22 };
  return {
    ...common(true, true),
    legend: { bottom: 0, data: [middle, median] },
    xAxis: valueAxis(axis, format, true),
    yAxis: {
      type: 'category',
      inverse: true,
      axisTick: { show: false },
      data: spreads.map(({ label }) => label),
      axisLabel: { color: INK },
    },
    tooltip: { trigger: 'item' },
    series: [
      {
        ...bar,
        silent: true,
        itemStyle: { color: 'transparent', decal: { symbol: 'none' } },
        data: spreads.map((each) => each.lowerQuartile),
      },
      {
        ...bar,
        name: middle,
        itemStyle: { color: '#9db8cd' },
        data: spreads.map((each) => ({
          value: each.upperQuartile - each.lowerQuartile,
          tooltip: { formatter: `${format(each.lowerQuartile)} – ${format(each.upperQuartile)}` },
        })),
      },
      {
        name: median,
        type: 'scatter',
        symbol: 'rect',
        symbolSize: [4, 24],
        itemStyle: { color: '#9c2a1f' },
        data: spreads.map((each, index) => [each.median, index]),
        tooltip: { formatter: ({ value }: { value: readonly number[] }) => format(value[0] ?? 0) },
      },
    ],
  };
}

function common(legend: boolean, lying: boolean): EChartsCoreOption {
  return {
    color: COLOURS,
    textStyle: { color: INK, fontFamily: FONT, fontSize: 13 },
    aria: { enabled: true, decal: { show: true } },
    animationDuration: 300,
    grid: { left: 8, right: 24, top: lying ? 8 : 36, bottom: (legend ? 44 : 8) + (lying ? 24 : 0), containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
    ...(legend && { legend: { bottom: 0, type: 'scroll' } }),
  };
}

function valueAxis(name: string, format: (value: number) => string, lying: boolean) {
  return {
    type: 'value',
    name,
    nameTextStyle: { color: INK, ...(!lying && { align: 'left' }) },
    nameLocation: lying ? 'middle' : 'end',
    ...(lying && { nameGap: 28 }),
    axisLabel: { color: INK, formatter: format, hideOverlap: true },
    splitLine: { lineStyle: { color: LINE } },
  };
}
