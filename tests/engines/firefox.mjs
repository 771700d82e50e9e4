// Debian's Firefox, driven over WebDriver BiDi.
import puppeteer from 'puppeteer-core';

/** A page: `evaluate` runs a function in it, and gives what that resolves to. */
export async function startFirefox() {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true });
  const page = await browser.newPage();
  return {
    open: (address) => page.goto(address),
    evaluate: (f, ...given) => page.evaluate(f, ...given),
    close: () => browser.close(),
  };
}
