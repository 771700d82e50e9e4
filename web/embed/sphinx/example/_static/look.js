// Light or dark: as the system has it, until the button is pressed.
const root = document.documentElement;
root.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

addEventListener('DOMContentLoaded', () => {
  document.getElementById('look').addEventListener('click', () => {
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  });
});
