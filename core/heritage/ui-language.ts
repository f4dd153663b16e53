/** The languages that the page speaks. Apart from the schemas, so that the rooms need no validator for their first picture. */
export type UiLanguage = 'en' | 'zh'
export const uiLanguages: readonly UiLanguage[] = ['en', 'zh']
