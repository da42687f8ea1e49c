package dev.backsource.edge.http.fields;

import java.util.List;

/**
 * How names begin as applications may see them (see {@link LooseName}). Arranged by their first characters, since each field of
 * each request is looked up, and most begin as none of them do. Immutable.
 */
final class LoosePrefixes {
    private static final int CHARACTERS = 128;
    private static final String[] NONE = {};

    private final String[][] byFirst = new String[CHARACTERS][];

    /** @param prefixes not empty ones, each as from {@link LooseName#of} */
    LoosePrefixes(List<String> prefixes) {
        for (var first = 0; first < CHARACTERS; first++) {
            var character = (char) first;
            byFirst[first] = prefixes.stream()
                    .filter(prefix -> prefix.charAt(0) == character)
                    .toList()
                    .toArray(NONE);
        }
    }

    /** Whether applications may see {@code name} as something that begins with one of them. */
    boolean begin(CharSequence name) {
        if (name.length() == 0) {
            return false;
        }
        for (var prefix : byFirst[LooseName.read(name.charAt(0))]) {
            if (LooseName.begins(name, prefix)) {
                return true;
            }
        }
        return false;
    }
}
