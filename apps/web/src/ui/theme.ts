import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Lagoon: clean water in the shade. The colour of actions and of what has been checked. */
const lagoon: MantineColorsTuple = [
  '#eafaf7',
  '#d3f1ec',
  '#a5e2d8',
  '#73d2c4',
  '#4dc5b3',
  '#34bda9',
  '#22a896',
  '#14877a',
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

export const theme = createTheme({
  primaryColor: 'lagoon',
  primaryShade: { light: 8, dark: 6 },
  colors: { lagoon, terracotta },
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
  luminanceThreshold: 0.32,
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md', radius: 'xl' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true, minRows: 3 } },
    Select: { defaultProps: { size: 'md', allowDeselect: false } },
    NumberInput: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Paper: { defaultProps: { radius: 'lg', p: 'lg' } },
    Container: { defaultProps: { size: 'lg' } },
  },
});
