// The address of a module made from a text: a blob's. (Node imports none: web/embed/check has another file in the place of this one.)
export const blob = (code: string): string => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
