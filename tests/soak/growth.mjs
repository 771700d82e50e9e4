// How much a series of samples has grown, as soak/memory.cpp reckons it.

/** `samples`: [seconds, size]. The growth behind the warm-up (the first quarter), by the line that fits best. */
export function growthOf(samples) {
  const warm = samples.slice(Math.floor(samples.length / 4));
  if (warm.length < 3) return 0;
  const mean = (of) => warm.reduce((sum, sample) => sum + of(sample), 0) / warm.length;
  const time = mean(([seconds]) => seconds);
  const size = mean(([, bytes]) => bytes);
  const above = mean(([seconds, bytes]) => (seconds - time) * (bytes - size));
  const below = mean(([seconds]) => (seconds - time) ** 2);
  return (above / below) * (warm.at(-1)[0] - warm[0][0]);
}
