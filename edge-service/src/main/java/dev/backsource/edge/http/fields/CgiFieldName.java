package dev.backsource.edge.http.fields;

/**
 * A field name as applications may see it behind a gateway, which maps all characters that are neither letters nor
 * digits to one (RFC 3875 §4.1.18): in lower case, with words joined by hyphens.
 */
final class CgiFieldName {
    private static final int TO_LOWER_CASE = 'a' - 'A';

    private CgiFieldName() {}

    static String of(CharSequence name) {
        var loose = new StringBuilder(name.length());
        for (var i = 0; i < name.length(); i++) {
            loose.append(read(name.charAt(i)));
        }
        return loose.toString();
    }

    /** Whether applications may see {@code name} as {@code loose}. */
    static boolean is(CharSequence name, String loose) {
        return name.length() == loose.length() && begins(name, loose);
    }

    /** Whether applications may see {@code name} as a name that starts with {@code loose}. */
    static boolean begins(CharSequence name, String loose) {
        if (name.length() < loose.length()) {
            return false;
        }
        for (var i = 0; i < loose.length(); i++) {
            if (read(name.charAt(i)) != loose.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the words of {@code name} are joined by anything but hyphens. */
    static boolean isJoinedOddly(CharSequence name) {
        for (var i = 0; i < name.length(); i++) {
            var character = name.charAt(i);
            if (character != '-' && read(character) == '-') {
                return true;
            }
        }
        return false;
    }

    /** The lower-case letter, digit or hyphen as which applications may see {@code character}. */
    static char read(char character) {
        if (character >= 'A' && character <= 'Z') {
            return (char) (character + TO_LOWER_CASE);
        }
        var word = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
        return word ? character : '-';
    }
}
