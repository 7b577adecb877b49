/** How a claim is printed, as the page's number formatter understands it. */
export const integer = { style: 'integer' } as const;
export const fixed = (places: number) => ({ style: 'fixed', places }) as const;
export const percent = (places: number) => ({ style: 'percent', places }) as const;
export const scientific = (places: number) => ({ style: 'scientific', places }) as const;
