package dev.backsource.policy.url;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * The paths that servers are known to take one path for. RFC 3986 has one reading; but requests reach applications through servers that decode, join
 * and cut paths before they look anything up:
 * <ul>
 *   <li>most servers decode octets once, {@code %2F} too;
 *   <li>nginx and Apache merge slashes besides;
 *   <li>servlet containers first drop parameters, from a semicolon to the end of a segment ({@code /a;x/b} is {@code /a/b});
 *   <li>some decode more than once, or octets of overlong UTF-8, take backslashes for slashes, or cut the path at NUL, a line's end, a
 *       decoded {@code ?} or {@code #}.
 * </ul> The last group is one reading together, since nobody does less than one of them for good reason. All readings but the first are decoded;
 * octets that can't stand in a path as themselves stay encoded in all of them.
 *
 * @param paths distinct; the path as it is comes first
 * @param haveDotSegment whether one of them has a segment {@code .} or {@code ..}, also one with encoded blanks behind it, which
 *     Windows drops
 */
public record PathInterpretations(List<String> paths, boolean haveDotSegment) {
    private static final String BLANK = "%20";

    /**
     * Whether {@code target}'s path may be read as another one. Reads each character once and allocates nothing; sometimes true where all readings
     * are alike.
     *
     * @param target path and perhaps query, in normal form
     */
    public static boolean mayDiffer(String target) {
        for (var i = 0; i < target.length(); i++) {
            switch (target.charAt(i)) {
                case '?' -> {
                    return false;
                }
                case ';', '\\' -> {
                    return true;
                }
                case '%' -> {
                    if (isRead(target, i)) {
                        return true;
                    }
                }
                case '/' -> {
                    if (isDotSegment(target, i + 1) || (i + 1 < target.length() && target.charAt(i + 1) == '/')) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /**
     * The readings of {@code path}.
     *
     * @param path in normal form, without a query
     */
    public static PathInterpretations of(String path) {
        var decoded = decoded(path);
        var paths = new LinkedHashSet<String>();
        paths.add(path);
        paths.add(decoded);
        paths.add(withMergedSlashes(decoded));
        paths.add(withMergedSlashes(decoded(withoutParameters(path))));
        paths.add(lenient(path));
        return new PathInterpretations(List.copyOf(paths), paths.stream().anyMatch(PathInterpretations::hasDotSegment));
    }

    /** {@code path} with octets decoded, once, that can stand in a path as themselves, or that servers act on. */
    public static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        var text = new StringBuilder(path.length());
        for (var i = 0; i < path.length(); i++) {
            if (isRead(path, i) && Octet.at(path, i) < 0x80) {
                text.append((char) Octet.at(path, i));
                i += Octet.LENGTH - 1;
            } else {
                text.append(path.charAt(i));
            }
        }
        return text.toString();
    }

    /** Whether servers may read more than an octet where one begins at {@code at}. */
    private static boolean isRead(String path, int at) {
        var octet = Octet.at(path, at);
        return switch (octet) {
            case -1 -> false;
            case '%', '#', '\\' -> true;
            case 0xc0, 0xc1 -> true;
            case 0xe0 -> isBelow(0xa0, path, at + Octet.LENGTH);
            case 0xf0 -> isBelow(0x90, path, at + Octet.LENGTH);
            default -> octet < 0x80 && (isControl(octet) || Octet.isPlain((char) octet));
        };
    }

    /** Whether UTF-8 is overlong by the octet at {@code at} (RFC 3629 §3). */
    private static boolean isBelow(int least, String path, int at) {
        return at < path.length() && Octet.at(path, at) < least;
    }

    private static boolean isControl(int c) {
        return c < ' ' || c == 0x7f;
    }

    private static String withMergedSlashes(String path) {
        if (!path.contains("//")) {
            return path;
        }
        var text = new StringBuilder(path.length());
        for (var i = 0; i < path.length(); i++) {
            if (path.charAt(i) != '/' || i == 0 || path.charAt(i - 1) != '/') {
                text.append(path.charAt(i));
            }
        }
        return text.toString();
    }

    private static String withoutParameters(String path) {
        if (path.indexOf(';') < 0) {
            return path;
        }
        var text = new StringBuilder(path.length());
        var dropped = false;
        for (var i = 0; i < path.length(); i++) {
            var c = path.charAt(i);
            dropped = c == ';' || (dropped && c != '/');
            if (!dropped) {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The reading of a server that does all of these together. */
    private static String lenient(String path) {
        var octets = decodedThroughout(path);
        var text = new StringBuilder(octets.length());
        for (var i = 0; i < octets.length(); i++) {
            var overlong = overlong(octets, i);
            var c = overlong < 0 ? octets.charAt(i) : (char) overlong;
            if (isControl(c) || c == '?' || c == '#') {
                break;
            }
            if (overlong >= 0) {
                i += octets.charAt(i) < 0xe0 ? 1 : octets.charAt(i) < 0xf0 ? 2 : 3;
            }
            if (c == '\\') {
                text.append('/');
            } else if (Octet.isPlain(c) || c == '%') {
                text.append(c);
            } else {
                Octet.encode(c, text);
            }
        }
        return withMergedSlashes(withoutParameters(text.toString()));
    }

    /**
     * The octets of {@code path}, decoded until there is nothing to decode; in one pass, since an octet can only end at the characters read so far.
     */
    private static StringBuilder decodedThroughout(String path) {
        var octets = new StringBuilder(path.length());
        for (var i = 0; i < path.length(); i++) {
            octets.append(path.charAt(i));
            var start = octets.length() - Octet.LENGTH;
            while (start >= 0 && Octet.at(octets, start) >= 0) {
                var octet = (char) Octet.at(octets, start);
                octets.setLength(start);
                octets.append(octet);
                start = octets.length() - Octet.LENGTH;
            }
        }
        return octets;
    }

    /** The character of ASCII that overlong UTF-8 at {@code at} stands for; negative when there is none. */
    private static int overlong(CharSequence octets, int at) {
        var first = octets.charAt(at);
        var length = first == 0xc0 || first == 0xc1 ? 2 : first == 0xe0 ? 3 : first == 0xf0 ? 4 : 0;
        if (length == 0 || at + length > octets.length()) {
            return -1;
        }
        var value = first & 1;
        for (var i = at + 1; i < at + length; i++) {
            var next = octets.charAt(i);
            if ((next & 0xc0) != 0x80) {
                return -1;
            }
            value = value << 6 | (next & 0x3f);
        }
        return value < 0x80 ? value : -1;
    }

    private static boolean hasDotSegment(String path) {
        for (var at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
            if (isDotSegment(path, at + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a segment that begins at {@code start} is one. */
    private static boolean isDotSegment(String path, int start) {
        var at = start;
        while (at < path.length() && at < start + 2 && path.charAt(at) == '.') {
            at++;
        }
        if (at == start) {
            return false;
        }
        while (path.startsWith(BLANK, at)) {
            at += BLANK.length();
        }
        return at == path.length() || path.charAt(at) == '/' || path.charAt(at) == '?';
    }
}
