// The settings of the example: docs at the root of the site, by the classic preset, with Ravel's snippets.
import ravel from 'docusaurus-plugin-ravel/remark';

export default {
  title: 'A kettle',
  url: 'https://kettle.example',
  baseUrl: '/kettle/',
  onBrokenLinks: 'throw',
  plugins: ['docusaurus-plugin-ravel'],
  presets: [['classic', { docs: { routeBasePath: '/', remarkPlugins: [ravel] }, blog: false }]],
  themeConfig: {
    navbar: { title: 'A kettle' },
    colorMode: { respectPrefersColorScheme: true },
  },
};
