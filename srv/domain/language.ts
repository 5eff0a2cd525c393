/** The languages Saldo speaks to its users. */
export const LANGUAGES = ['en', 'es', 'de', 'pt'] as const;

export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type LocalizedText = Readonly<Record<Language, string>>;
