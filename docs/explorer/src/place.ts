/** Whether the page stands where the documentation has it, beside the pages of the data files; a copy of it stands alone. */
export const isInSite = (): boolean => /\/explorer\/(index\.html)?$/.test(location.pathname);
