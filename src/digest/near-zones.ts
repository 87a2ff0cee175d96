import { createBounded } from '../bounded.ts';
import { holding } from '../holding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { foldPhrase } from '../text/normalise.ts';
import { withoutArticle } from './country-names.ts';
import {
  mostPhrases,
  offerOf,
  offerZones,
  type Place,
  placesOfCountry,
  type ZoneOffer,
  zoneIndexOf,
} from './zones.ts';

/** The most zones that a text may have meant. */
const mostNear = 3;

/** Names of fewer letters than this may have one slip only. */
const shortName = 6;

const nearBefore = holding((_: Knowledge) => createBounded<ZoneOffer[]>(mostPhrases));

/** True for a text of six letters and more that is one slip away from a place's name. */
export function isNearPlace(text: string, knowledge: Knowledge): boolean {
  const folded = foldPhrase(text);
  return folded.length >= shortName && zoneIndexOf(knowledge).spellings.find(folded, 1).length > 0;
}

/** Zones that a text may have meant which names none: what holds it, or is spelt nearly so; at most three. */
export function nearZones(text: string, knowledge: Knowledge): ZoneOffer[] {
  const folded = foldPhrase(text);
  if (folded.length < 3) return [];
  const known = nearBefore(knowledge);
  const near = known.get(folded) ?? nearFound(folded, knowledge);
  known.set(folded, near);
  return near;
}

function nearFound(folded: string, knowledge: Knowledge): ZoneOffer[] {
  const offers = offerZones(folded, knowledge, mostNear);
  if (offers.length > 0) return offers;
  const { spellings } = zoneIndexOf(knowledge);
  const slips = (text: string) => (text.length < shortName ? 1 : 2);
  const bare = withoutArticle(folded);
  const near = [folded, ...(bare === folded ? [] : [bare])]
    .flatMap((text) => spellings.find(text, slips(text)))
    .flatMap(({ word, slips }) => meantBy(word, knowledge).map((meant) => ({ ...meant, slips })))
    .toSorted(
      (one, other) =>
        one.slips - other.slips ||
        Number(other.isLand) - Number(one.isLand) ||
        other.place.people - one.place.people,
    )
    .map(({ place }) => offerOf(place));
  return [...new Map(near.map((offer) => [offer.label, offer])).values()].slice(0, mostNear);
}

/** What a known name means: of a country or province its largest city, which shows whose clock it is, and a place. */
function meantBy(name: string, knowledge: Knowledge): { place: Place; isLand: boolean }[] {
  const { places, provinces } = zoneIndexOf(knowledge);
  const there = placesOfCountry(name, knowledge);
  const land = largest(there.length > 0 ? there : (provinces.get(name) ?? []));
  return [
    ...land.map((place) => ({ place, isLand: true })),
    ...largest(places.get(name) ?? []).map((place) => ({ place, isLand: false })),
  ];
}

function largest(places: readonly Place[]): Place[] {
  return places.toSorted((one, other) => other.people - one.people).slice(0, 1);
}
