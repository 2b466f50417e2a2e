import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** One accent, a deep sea blue: away from the blue of mark 5 and readable under white text (7,1 : 1). */
const sea: MantineColorsTuple = ['#eef5f7', '#dbe9ee', '#b5d3dd', '#8cbccb', '#7fc0d6', '#3f8ba5', '#2a748e', '#1d5c73', '#164a5d', '#0f3847'];

/** The greys of Mantine's dark theme, drawn toward our surfaces so that fields do not look brown beside them. */
const night: MantineColorsTuple = ['#e3e8eb', '#c3ccd3', '#a5b0b9', '#7d8891', '#4a555d', '#3a434a', '#262e33', '#1b2125', '#14181b', '#0e1113'];

export const theme = createTheme({
  colors: { sea, dark: night },
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: "'PT Sans', 'PT Sans Caption', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "'PT Mono', ui-monospace, Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.45', xl: '1.45' },
  headings: { fontWeight: '700', sizes: { h1: { fontSize: '22px', lineHeight: '1.25' }, h2: { fontSize: '17px', lineHeight: '1.3' }, h3: { fontSize: '14px', lineHeight: '1.4' } } },
  defaultRadius: 4,
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Drawer: { defaultProps: { position: 'right', size: 520, overlayProps: { backgroundOpacity: 0.25 }, closeButtonProps: { 'aria-label': 'Закрыть' }, transitionProps: { duration: 120 } } },
    Modal: { defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Закрыть' }, transitionProps: { duration: 120 } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true, events: { hover: true, focus: true, touch: true } } },
    Select: { defaultProps: { comboboxProps: { shadow: 'sm' }, nothingFoundMessage: 'Ничего не найдено' } },
    Menu: { defaultProps: { shadow: 'sm', transitionProps: { duration: 80 } } },
  },
});

const light = {
  '--v-page': '#f4f6f7', '--v-surface': '#ffffff', '--v-sunken': '#eef1f3', '--v-line': '#dce1e5', '--v-line-strong': '#aeb7bf',
  '--v-text': '#1a2126', '--v-quiet': '#55606a', '--v-accent': '#1d5c73', '--v-accent-soft': '#e3eff3',
  '--v-danger': '#a3271d', '--v-danger-soft': '#fbe9e7', '--v-warn': '#865100', '--v-warn-soft': '#fcf1df', '--v-good': '#22653a', '--v-good-soft': '#e5f3ea',
};

const dark = {
  '--v-page': '#14181b', '--v-surface': '#1b2125', '--v-sunken': '#232a2f', '--v-line': '#30383e', '--v-line-strong': '#5b6670',
  '--v-text': '#e3e8eb', '--v-quiet': '#a5b0b9', '--v-accent': '#7fc0d6', '--v-accent-soft': '#1d3741',
  '--v-danger': '#ff9c91', '--v-danger-soft': '#40221f', '--v-warn': '#f0b866', '--v-warn-soft': '#3b2e18', '--v-good': '#86d0a0', '--v-good-soft': '#1b3325',
};

const shared = {
  '--mantine-color-text': 'var(--v-text)', '--mantine-color-body': 'var(--v-surface)', '--mantine-color-dimmed': 'var(--v-quiet)', '--mantine-color-placeholder': 'var(--v-quiet)',
  '--mantine-color-anchor': 'var(--v-accent)', '--mantine-color-error': 'var(--v-danger)', '--mantine-color-default': 'var(--v-surface)', '--mantine-color-default-border': 'var(--v-line-strong)',
  '--mantine-color-default-hover': 'var(--v-sunken)', '--mantine-color-default-color': 'var(--v-text)', '--mantine-primary-color-light-color': 'var(--v-accent)', '--mantine-primary-color-light': 'var(--v-accent-soft)',
  '--mantine-color-sea-light': 'var(--v-accent-soft)', '--mantine-color-sea-light-color': 'var(--v-accent)', '--mantine-color-sea-outline': 'var(--v-accent)', '--mantine-color-sea-text': 'var(--v-accent)',
};

export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: { ...light, ...shared }, dark: { ...dark, ...shared } });
