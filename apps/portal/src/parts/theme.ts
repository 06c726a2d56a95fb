import { type ThemeConfig } from 'antd';

/** What has the focus, and nothing else, is drawn in this blue: vermilion looks like the red of errors. Stylesheets call it `--focus`. */
export const FOCUS = '#245a86';

/** The edge of a field: stronger under the pointer, blue with the focus; red stays for what is wrong. */
const FIELD = { hoverBorderColor: '#5a534a', activeBorderColor: FOCUS, activeShadow: `0 0 0 2px ${FOCUS}40` };

/** Vermilion of seals on warm paper; every pair of text and ground has a contrast of at least 4.5 to 1. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#9c2a1f',
    colorLink: '#8a2419',
    colorInfo: '#245a86',
    colorSuccess: '#2c6e3f',
    colorWarning: '#8f5a00',
    colorError: '#b3261e',
    colorInfoBg: '#eef4f9',
    colorInfoBorder: '#b9cfe1',
    colorSuccessBg: '#eef6f0',
    colorSuccessBorder: '#b5d3bd',
    colorWarningBg: '#fdf6e7',
    colorWarningBorder: '#e6cf9c',
    colorPrimaryBorder: FOCUS,
    controlOutline: `${FOCUS}40`,
    colorErrorBg: '#fcf0ef',
    colorErrorBorder: '#e9b9b5',
    colorTextBase: '#1f1b16',
    colorTextPlaceholder: '#6b645a',
    colorTextDescription: '#5a534a',
    colorTextSecondary: '#5a534a',
    colorBgLayout: '#faf8f5',
    colorBorder: '#8c857a',
    colorBorderSecondary: '#e4dfd7',
    borderRadius: 6,
    fontSize: 15,
    controlHeight: 36,
    fontFamily: 'system-ui, "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif',
  },
  components: {
    Input: FIELD,
    InputNumber: FIELD,
    DatePicker: FIELD,
    Select: {
      hoverBorderColor: FIELD.hoverBorderColor,
      activeBorderColor: FOCUS,
      activeOutlineColor: `${FOCUS}40`,
    },
    Descriptions: { labelColor: '#5a534a' },
    // A step that is done is a success, and vermilion looks like the contrary.
    Steps: { colorPrimary: '#2c6e3f', colorPrimaryBg: '#eef6f0', colorPrimaryBgHover: '#eef6f0' },
  },
};
