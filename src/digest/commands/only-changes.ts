import { foldPhrase } from '../../text/normalise.ts';

/** The words of three languages, folded, that phrases for changes only are made of. */
const only =
  '(?:only|just|solely|exclusively|seulement|uniquement|exclusivement|juste|solo|solamente|unicamente|exclusivamente|nada mas)';
const conditional =
  '(?:only|when|whenever|if|in case(?: of)?|once|as soon as|quand|lorsque|lorsqu|si|s|des que|en cas (?:de|d)|' +
  'cuando|en caso de|cada vez que|each time|every time|chaque fois que)';
const unless =
  '(?:unless|except (?:when|if|for)|other than when|sauf (?:si|s|quand|lorsque|en cas (?:de|d)|pour)|a moins (?:que|qu|de|d)|' +
  'a menos que|salvo (?:que|si|cuando)|excepto (?:que|si|cuando)|si no es (?:que|cuando)|mas que (?:si|cuando))';
const change =
  '(?:chang(?:e|es|ed|ing)|new|news|updates?|updated|changements?|nouveau|nouvelles?|nouveautes?|modifications?|modifie|' +
  'evolue|evolutions?|bouge|cambios?|cambi(?:a|e|an|en|o|ado|aron)|novedad(?:es)?|nuevo|nueva|actualizacion(?:es)?|' +
  'mises? a jour)';
/** What stands between the condition and the change, or behind it, and says nothing else. */
const filler =
  '(?:something|anything|there|theres|it|its|the|data|is|are|has|have|s|been|a|an|any|some|actually|really|il|y|eu|aura|ait|' +
  'du|de|des|d|la|le|l|les|un|une|quelque|chose|qqch|ca|cela|se|est|ete|hay|haya|hubo|algo|alguna?|algun|ha|han|hayan|sido|' +
  'una|los|las|que|donnees|datos)';
const send =
  '(?:post|send|write|message|notify|tell|share|publish|deliver|ping|publier|publie|publiez|envoyer|envoie|envoyez|ecris|' +
  'ecrivez|poste|postez|previens|prevenez|publicar|publica|publiques?|publiquen|enviar|envia|envies?|envien|mandar|manda|' +
  'mandes?|manden|avisar|avisa|avises?|avisen|escribas?)(?:nos|me|lo|nosl[oa])?';
const sent =
  '(?:it|us|me|anything|a|an|one|the|this|digests?|nous|moi|le|la|les|un|rien|resumes?|nos|lo|nada|el|resumen(?:es)?)';
const negation =
  '(?:dont|don t|do not|never|no|not|nothing|skip|ne|n|pas de|pas d|aucun|rien|nada|ningun|nunca)(?: (?:nos|me|nous|lo|le|en))?';
const nothing =
  '(?:(?:nothing|no|none|rien|aucun|aucune|ne|n|pas|nada|ningun|ninguna)(?: (?:ne|n|has|is|y|a|hay|se|ha|il|est|haya|ait|de|eu))*)';

const said = `(?:${filler} )*${change}(?: ${filler})*`;
/** "only changes", "seulement s'il y a du changement", "don't post unless something has changed", "nada si no hay cambios". */
const family = new RegExp(
  `^(?:${[
    `(?:the |les |los |las )?${change} ${only}`,
    `(?:(?:ne |n )?${send}(?: ${sent})* )?(?:${only} |que )?(?:${sent} )*${conditional} ${said}`,
    `(?:${send}(?: ${sent})* )?${only} (?:${send} |${sent} |about )*(?:the |les |los |las |des |of )?${change}`,
    `${negation}(?: ${send})?(?: ${sent})*(?: pas)? ${unless} ${said}`,
    `${negation}(?: ${send})?(?: ${sent})*(?: pas| it)? ${conditional} (?:${filler} )*${nothing} (?:${filler} )*${change}(?: (?:${filler}|nada|rien))*`,
  ].join('|')})$`,
  'u',
);
const negated = new RegExp(`^${negation} `, 'u');
const always = new Set(['always', 'toujours', 'siempre']);

/** Whether a digest comes only when something changed, as a phrase says it; undefined where it says nothing of it. */
export function parseOnlyChanges(text: string): boolean | undefined {
  const folded = foldPhrase(text);
  if (always.has(folded)) return false;
  return folded === 'changed' || family.test(folded) ? true : undefined;
}

/** True for a phrase that begins with what would end a digest, or skip one, and only says when it does not come. */
export function isNegatedOnlyChanges(text: string): boolean {
  return parseOnlyChanges(text) === true && negated.test(foldPhrase(text));
}
