import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Lagoon: clean water in the shade. The colour of actions and of what has been checked. */
const lagoon: MantineColorsTuple = [
  '#eafaf7',
  '#d3f1ec',
  '#a5e2d8',
  '#73d2c4',
  '#4dc5b3',
  '#34bda9',
  '#22a896',
  '#12796d',
  '#0f6b61',
  '#0a4f48',
];
/** Terracotta: warm, sparing; what asks for attention. */
const terracotta: MantineColorsTuple = [
  '#fff1ea',
  '#fde2d6',
  '#f6c3ad',
  '#efa181',
  '#e9845c',
  '#e57144',
  '#e06a3b',
  '#bd4e22',
  '#a5431c',
  '#8b3513',
];

/** Deep water: text, lines, fields and ground of the dark scheme, from light to dark. */
const dark: MantineColorsTuple = [
  '#eaf1ee',
  '#c9d6d1',
  '#b3c3be',
  '#8fa49c',
  '#3a4d47',
  '#22342f',
  '#1b2a26',
  '#101a18',
  '#0b1312',
  '#070d0c',
];

export const theme = createTheme({
  primaryColor: 'lagoon',
  primaryShade: { light: 8, dark: 7 },
  colors: { lagoon, terracotta, dark },
  white: '#ffffff',
  black: '#14231f',
  fontFamily: "'Instrument Sans Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  headings: {
    fontFamily: "'Bricolage Grotesque Variable', 'Instrument Sans Variable', system-ui, sans-serif",
    fontWeight: '650',
    sizes: {
      h1: { fontSize: 'clamp(2rem, 6vw, 3.25rem)', lineHeight: '1.08' },
      h2: { fontSize: 'clamp(1.5rem, 4vw, 2.1rem)', lineHeight: '1.15' },
      h3: { fontSize: '1.3rem', lineHeight: '1.25' },
    },
  },
  defaultRadius: 'md',
  radius: { md: '12px', lg: '20px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  autoContrast: true,
  luminanceThreshold: 0.25,
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md', radius: 'xl' } },
    TextInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    NumberInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Paper: { defaultProps: { radius: 'lg', p: 'lg' } },
    Container: { defaultProps: { size: 'lg' } },
    Modal: {
      styles: { title: { fontFamily: 'var(--mantine-font-family-headings)', fontSize: '1.35rem', fontWeight: 650 } },
    },
  },
});

/** Where Mantine's own colours are too pale to read (WCAG 2.2, 1.4.3), or not ours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbf8f3',
    '--mantine-color-dimmed': '#4b5a55',
    '--mantine-color-placeholder': '#66736e',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#b8ad9b',
  },
  dark: {
    '--mantine-color-dimmed': '#b3c3be',
    '--mantine-color-placeholder': '#8fa49c',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-anchor': '#5ccdbd',
    '--mantine-color-lagoon-light': '#1e433c',
    '--mantine-color-lagoon-light-hover': '#265149',
  },
});
