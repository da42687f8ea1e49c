package dev.backsource.edge.http.fields;

import java.util.List;

/**
 * Prefixes of names as applications may see them (see {@link CgiFieldName}). Arranged by their first characters, since each field
 * of each request is looked up, and most match none. Immutable.
 */
final class CgiFieldPrefixes {
    private static final int CHARACTERS = 128;
    private static final String[] NONE = {};

    private final String[][] byFirst = new String[CHARACTERS][];

    /** @param prefixes non-empty, each as from {@link CgiFieldName#of} */
    CgiFieldPrefixes(List<String> prefixes) {
        for (var first = 0; first < CHARACTERS; first++) {
            var character = (char) first;
            byFirst[first] = prefixes.stream()
                    .filter(prefix -> prefix.charAt(0) == character)
                    .toList()
                    .toArray(NONE);
        }
    }

    /** Whether applications may see {@code name} as a name with one of the prefixes. */
    boolean begin(CharSequence name) {
        if (name.length() == 0) {
            return false;
        }
        for (var prefix : byFirst[CgiFieldName.read(name.charAt(0))]) {
            if (CgiFieldName.begins(name, prefix)) {
                return true;
            }
        }
        return false;
    }
}
