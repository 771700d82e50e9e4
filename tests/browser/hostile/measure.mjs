// What a page goes through while a program runs away, measured in the page.

/** Counts from now on: the longest wait for a frame, in milliseconds. */
export const watchFrames = (page) =>
  page.evaluate(() => {
    const frames = (window.frames_ = { longest: 0, last: performance.now() });
    const frame = (now) => {
      frames.longest = Math.max(frames.longest, now - frames.last);
      frames.last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

/** The longest wait so far; it counts anew. */
export const longestWait = (page) =>
  page.evaluate(() => {
    const { longest } = window.frames_;
    window.frames_.longest = 0;
    return longest;
  });

/** How much slower the machine is than one with nothing else to do, 1 to 2: by how far a timer is late in a page that does nothing. */
export const slowness = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const begun = performance.now();
        let last = begun;
        let longest = 0;
        const tick = () => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
          if (now - begun < 1_000) setTimeout(tick, 10);
          else resolve(Math.min(2, Math.max(1, longest / 30)));
        };
        tick();
      }),
  );

/** Presses Stop; gives how long it took to be stopped, in milliseconds. */
export const stopped = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const status = document.querySelector('[data-testid=status]');
        const asked = performance.now();
        const look = () => {
          if (status.dataset.state === 'stopped') resolve(performance.now() - asked);
          else if (performance.now() - asked > 20_000) resolve(Infinity);
          else setTimeout(look, 2);
        };
        document.querySelector('[data-testid=stop]').click();
        look();
      }),
  );

/** Runs another program; gives how long it took until its line was shown, in milliseconds. */
export const nextRun = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        window.ravel.setCode("console.log('the next one')");
        const asked = performance.now();
        const look = () => {
          const texts = [...document.querySelectorAll('[data-testid=console] [data-testid=text]')];
          if (texts.some((text) => text.textContent === 'the next one')) resolve(performance.now() - asked);
          else if (performance.now() - asked > 20_000) resolve(Infinity);
          else setTimeout(look, 2);
        };
        window.ravel.run();
        look();
      }),
  );
