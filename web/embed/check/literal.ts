// The directives whose content is no markup, in reStructuredText and in MyST.

const literal = new Set(
  [
    'code code-block code-cell sourcecode literalinclude parsed-literal raw eval-rst math prompt highlight console',
    'productionlist graphviz mermaid toctree csv-table',
  ].flatMap((names) => names.split(' ')),
);

export const isLiteralName = (name: string): boolean => literal.has(name);
