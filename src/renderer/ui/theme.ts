import { createTheme, type MantineColorsTuple } from '@mantine/core';

const iris: MantineColorsTuple = [
  '#f1f1fe',
  '#e2e2fb',
  '#c5c5f5',
  '#a5a5ef',
  '#8a8ae9',
  '#7373e4',
  '#5b5bd6',
  '#4c4cc4',
  '#4141ab',
  '#35358f',
];

const dark: MantineColorsTuple = [
  '#e8e8ec',
  '#b4b7c0',
  '#8b8e99',
  '#646873',
  '#3a3d45',
  '#2b2d33',
  '#202227',
  '#17181c',
  '#121316',
  '#0c0d0f',
];

/** Calm and dense: small type, thin lines, one accent; the polarities have their own colours (polarity-look.css). */
export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 6 },
  colors: { iris, dark },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily:
    'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Code", "JetBrains Mono", "Liberation Mono", monospace',
  fontSizes: {
    xs: '0.75rem',
    sm: '0.8125rem',
    md: '0.875rem',
    lg: '1rem',
    xl: '1.125rem',
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false, checkIconPosition: 'right' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    Slider: { defaultProps: { size: 4, thumbSize: 14 } },
    RangeSlider: { defaultProps: { size: 4, thumbSize: 14 } },
    Text: { defaultProps: { size: 'sm' } },
    Progress: { defaultProps: { size: 6, radius: 'xl' } },
  },
});
