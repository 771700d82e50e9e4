// Tags: the drawing is written once, for whoever makes something of its templates: Lit in the page, a string for a file.
export type Tag<T> = (strings: TemplateStringsArray, ...values: unknown[]) => T;

/** In place of an attribute's value: the attribute is left out. */
export const absent = Symbol('absent');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML takes it; what XML has no way to say is left out. */
export const escapeXml = (text: string): string =>
  // eslint-disable-next-line no-control-regex
  text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '',
    )
    .replace(/[&<>"]/g, (sign) => escapes[sign]!);

/** A piece of finished XML. */
export class Xml {
  constructor(readonly text: string) {}
}

const shown = (value: unknown): string => {
  if (value instanceof Xml) return value.text;
  if (Array.isArray(value)) return value.map(shown).join('');
  return value === absent || value === undefined ? '' : escapeXml(String(value));
};

/** Makes XML. A value after `name=` becomes that attribute, in quotes. */
export const xml: Tag<Xml> = (strings, ...values) => {
  let text = strings[0]!;
  for (const [index, value] of values.entries()) {
    const attribute = /\s[\w-]+=$/.exec(text);
    if (!attribute) text += shown(value);
    else if (value === absent) text = text.slice(0, attribute.index);
    else text += `"${shown(value)}"`;
    text += strings[index + 1]!;
  }
  return new Xml(text.replace(/\s*\n\s*/g, ' ').replace(/> </g, '><'));
};
