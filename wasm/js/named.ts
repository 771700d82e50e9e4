// named(): a name for a function of the library itself, as recorded runs show it. Small bundles give functions other
// names.

export function named<F extends Function>(name: string, f: F): F {
  return Object.defineProperty(f, 'name', { value: name });
}
