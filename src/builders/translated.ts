import { type Block, type Inline, paragraph, strong, text } from '../answer/nodes.ts';
import { guessLanguage } from '../ask/language-of.ts';
import type { DocumentText } from '../knowledge/document-text.ts';
import type { CitedPassage } from '../knowledge/schema.ts';
import { type Language, nameOfLanguage } from '../language.ts';
import { textsToSearch } from '../verify/quotation-query.ts';
import { verifyQuotation } from '../verify/verify.ts';
import { type Draft, inRow } from './draft.ts';

/** A wording of the data that we translated ourselves. */
interface Translated {
  readonly name: Inline[];
  readonly language: Language;
  readonly translation: string;
  /** The English wording and where it stands. */
  readonly wording: string;
  readonly passage: CitedPassage;
}

/**
 * Says of a quotation from our own translation of a commitment or of an objective's title that it is that, with the
 * English words. Undefined for any other quotation.
 */
export function ownTranslation(draft: Draft, quotation: string): Block[] | undefined {
  const found = translationsOf(draft).find(({ translation }) => holds(translation, quotation));
  if (found === undefined) return undefined;
  const { name, language, wording, passage } = found;
  const sentence = draft.say('verify.own-translation', {
    name,
    language: nameOfLanguage(language, draft.language),
  });
  return [
    paragraph(strong(...sentence), ...draft.cite(passage)),
    { type: 'quote', children: [text(wording)], language: 'en' },
  ];
}

function holds(translation: string, quotation: string): boolean {
  const whole: DocumentText = { text: translation, paragraphs: [] };
  return verifyQuotation(quotation, new Map([['translation', whole]])).kind === 'found';
}

function translationsOf(draft: Draft): Translated[] {
  const { commitments, commitmentList, objectives } = draft.knowledge;
  const languages = ['fr', 'es'] as const;
  return languages.flatMap((language) => [
    ...commitments.map(({ short, wording, unofficialTranslation }) => ({
      name: [draft.textOf(short)],
      language,
      translation: unofficialTranslation[language],
      wording,
      passage: { document: commitmentList.document, quote: wording },
    })),
    ...objectives.flatMap(({ short, title, unofficialTranslation, citations: [passage] }) =>
      passage === undefined || unofficialTranslation === undefined
        ? []
        : [
            {
              name: [draft.textOf(short)],
              language,
              translation: unofficialTranslation[language],
              wording: title,
              passage,
            },
          ],
    ),
  ]);
}

/** Says that a quotation is in none of the languages that the texts are in, where its words show that. */
export function otherLanguage(draft: Draft, quotation: string, document: string | undefined): Block[] {
  const { knowledge } = draft;
  const own = guessLanguage(quotation, knowledge, draft.language).own;
  const languages = new Set([...textsToSearch(knowledge, document).values()].map(({ language }) => language));
  if (own === undefined || languages.has(own)) return [];
  const names = [...languages].map((language) => [text(nameOfLanguage(language, draft.language))]);
  const language = nameOfLanguage(own, draft.language);
  return [paragraph(...draft.say('verify.other-language', { language, texts: inRow(draft, names) }))];
}
