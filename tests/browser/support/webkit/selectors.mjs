// Locators in the words of Playwright's script.

const inText = (text, exact) => (text instanceof RegExp ? String(text) : `${JSON.stringify(text)}${exact ? 's' : 'i'}`);
const inAttribute = (value, exact) =>
  value instanceof RegExp ? String(value) : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"${exact ? 's' : 'i'}`;

export const byTestId = (id) => `internal:testid=[data-testid=${inAttribute(id, true)}]`;
export const byText = (text, { exact = false } = {}) => `internal:text=${inText(text, exact)}`;
export const byLabel = (text, { exact = false } = {}) => `internal:label=${inText(text, exact)}`;

export function byRole(role, { name, exact = false, ...states } = {}) {
  const parts = Object.entries(states).map(([key, value]) => `[${key === 'includeHidden' ? 'include-hidden' : key}=${value}]`);
  if (name !== undefined) parts.push(`[name=${inAttribute(name, exact)}]`);
  return `internal:role=${role}${parts.join('')}`;
}

/** What `filter` and `locator` take beside a selector; a locator gives its `selector`. */
export function options({ hasText, hasNotText, has, hasNot, visible } = {}) {
  const parts = [];
  if (hasText !== undefined) parts.push(`internal:has-text=${inText(hasText, false)}`);
  if (hasNotText !== undefined) parts.push(`internal:has-not-text=${inText(hasNotText, false)}`);
  if (has) parts.push(`internal:has=${JSON.stringify(has.selector)}`);
  if (hasNot) parts.push(`internal:has-not=${JSON.stringify(hasNot.selector)}`);
  if (visible !== undefined) parts.push(`visible=${visible}`);
  return parts;
}
