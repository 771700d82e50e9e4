// The address of a module made from a text. (Where programs run outside a browser, another file stands in the place of this one.)
export const addressOf = (code: string): string => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
