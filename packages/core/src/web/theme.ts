import type { ThemeConfig } from 'antd'
import { theme as antdTheme } from 'antd'

/** Meanings of colour, apart for colour-blind people too (blue, orange, red differ in lightness; shapes differ as well). */
export const palette = {
  light: { critical: '#b3121f', warning: '#9a5200', progress: '#155fb8', done: '#0b6b57', neutral: '#5b6672' },
  dark: { critical: '#ff7b80', warning: '#f0a848', progress: '#6db1ff', done: '#4fc9a8', neutral: '#9aa7b4' },
} as const

export type Tone = keyof (typeof palette)['light']

/** Chinese first: the reader's own system fonts, digits of one width. */
export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif'

const shared: ThemeConfig = {
  hashed: false,
  token: {
    fontFamily,
    fontSize: 14,
    colorPrimary: '#0f5f8c',
    colorInfo: '#155fb8',
    colorSuccess: '#0b6b57',
    colorWarning: '#9a5200',
    colorError: '#b3121f',
    borderRadius: 4,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    controlHeight: 34,
    colorWarningBg: '#fdf4e5',
    colorWarningBorder: '#e5bd80',
    colorErrorBg: '#fdeef0',
    colorErrorBorder: '#e7a3aa',
    colorInfoBg: '#ecf4fb',
    colorInfoBorder: '#a9cbe8',
    controlItemBgActive: '#e8f1f7',
    controlItemBgActiveHover: '#dcebf4',
  },
  components: {
    Alert: { withDescriptionPadding: '8px 14px', withDescriptionIconSize: 16, fontSizeLG: 14 },
    Button: { fontWeight: 500, primaryShadow: 'none', dangerShadow: 'none', defaultShadow: 'none' },
    Form: { itemMarginBottom: 18 },
  },
}

/** The staff desk. */
export const deskTheme: ThemeConfig = {
  ...shared,
  token: {
    ...shared.token,
    colorBgLayout: '#f2f5f7',
    colorText: '#1b2733',
    colorTextSecondary: '#4d5a67',
    colorBorder: '#c5ced6',
    colorBorderSecondary: '#e1e7ec',
  },
}

/** Reading rooms: dark and quiet, so that the picture is the brightest thing. */
export const readingTheme: ThemeConfig = {
  ...shared,
  algorithm: antdTheme.darkAlgorithm,
  token: {
    ...shared.token,
    colorPrimary: '#3d9bd4',
    colorError: '#ff7b80',
    colorWarning: '#f0a848',
    colorSuccess: '#4fc9a8',
    colorInfo: '#6db1ff',
    colorWarningBg: '#2b2415',
    colorWarningBorder: '#6b5426',
    colorErrorBg: '#2d191c',
    colorErrorBorder: '#7a3b41',
    colorInfoBg: '#16242f',
    colorInfoBorder: '#31526b',
    controlItemBgActive: '#1d2f3d',
    controlItemBgActiveHover: '#24394a',
    colorBgBase: '#12171c',
    colorBgLayout: '#0b0e11',
    colorBgContainer: '#161c22',
    colorBgElevated: '#1f272f',
    colorBorder: '#36424d',
    colorText: '#d9e1e8',
  },
}
