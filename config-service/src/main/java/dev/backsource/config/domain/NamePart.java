package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/**
 * What names of listed domains have, and where.
 *
 * @param text in the form in which names are kept; empty for what any name has
 */
public record NamePart(String text, Place place) {
    /** What any name has. */
    public static final NamePart ANY = new NamePart("", Place.ANYWHERE);

    /** Where in a name. */
    public enum Place {
        /** Anywhere, but for a text of one or two characters: names begin with that. */
        ANYWHERE,
        BEGINNING,
        END,
        WHOLE
    }

    /** As a person looks for it, by the rule by which names are kept. */
    public static NamePart searched(String part, Place place) {
        return new NamePart(DomainName.searched(part), place);
    }
}
