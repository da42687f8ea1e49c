package dev.backsource.config.domain;

import dev.backsource.policy.domain.DomainName;

/**
 * A text that the names of listed domains contain, and its place in them.
 *
 * @param text in the form in which names are kept; empty for any name
 */
public record NamePart(String text, Place place) {
    /** Matches any name. */
    public static final NamePart ANY = new NamePart("", Place.ANYWHERE);

    /** The place in a name. */
    public enum Place {
        /** Anywhere, except that a text of one or two characters is matched at the beginning. */
        ANYWHERE,
        BEGINNING,
        END,
        WHOLE
    }

    /** A person's search text, brought into the form in which names are kept. */
    public static NamePart searched(String part, Place place) {
        return new NamePart(DomainName.searched(part), place);
    }
}
