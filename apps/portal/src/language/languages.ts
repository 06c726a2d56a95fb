/** The languages of the portal; the first is the one that counts where two versions differ. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
