// The settings of the example: docs at the root of the site, in the classic theme, with Ravel's snippets.
import ravel from 'docusaurus-plugin-ravel/remark';

export default {
  title: 'A kettle',
  url: 'https://kettle.example',
  baseUrl: '/kettle/',
  onBrokenLinks: 'throw',
  plugins: ['docusaurus-plugin-ravel', ['@docusaurus/plugin-content-docs', { routeBasePath: '/', remarkPlugins: [ravel] }]],
  themes: ['@docusaurus/theme-classic'],
  themeConfig: {
    navbar: { title: 'A kettle' },
    colorMode: { respectPrefersColorScheme: true },
  },
};
