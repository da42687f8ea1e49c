package dev.backsource.edge.cache.rules.syntax;

import java.util.ArrayDeque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** References to other targets on the requested host (RFC 3986 §4.1, resolved by §5.2). */
public final class Reference {
    private Reference() {}

    /** Resolves {@code reference} against {@code target}, in origin form; null when it leads to another host. */
    public static @Nullable String resolve(String reference, String host, String target) {
        var text = before(reference, '#');
        var authority = authorityStart(text);
        if (authority < 0) {
            return null;
        }
        if (authority == 0) {
            return normalised(merged(text, target));
        }
        var end = authorityEnd(text, authority);
        return isHost(text.substring(authority, end), host) ? normalised(text.substring(end)) : null;
    }

    /** The start of the authority; 0 when there is none, negative when the scheme is neither http nor https. */
    private static int authorityStart(String text) {
        if (text.startsWith("//")) {
            return 2;
        }
        if (text.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        if (text.regionMatches(true, 0, "https://", 0, 8)) {
            return 8;
        }
        return before(before(text, '/'), '?').indexOf(':') < 0 ? 0 : -1;
    }

    private static int authorityEnd(String text, int start) {
        var end = start;
        while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    private static boolean isHost(String authority, String host) {
        var hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        var name = hostAndPort.startsWith("[") ? before(hostAndPort.substring(1), ']') : before(hostAndPort, ':');
        var named = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return named.toLowerCase(Locale.ROOT).equals(host);
    }

    private static String merged(String text, String target) {
        if (text.startsWith("/")) {
            return text;
        }
        if (text.isEmpty()) {
            return target;
        }
        var path = before(target, '?');
        return text.startsWith("?") ? path + text : path.substring(0, path.lastIndexOf('/') + 1) + text;
    }

    /** {@code target} with a path that starts with a slash and has no dot segments (RFC 3986 §5.2.4). */
    private static String normalised(String target) {
        var path = before(target, '?');
        var query = target.substring(path.length());
        return (path.contains("/.") ? withoutDots(path) : path.isEmpty() ? "/" : path) + query;
    }

    private static String withoutDots(String path) {
        var kept = new ArrayDeque<String>();
        var segments = path.split("/", -1);
        for (var i = 1; i < segments.length; i++) {
            var dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (!dots || i == segments.length - 1) {
                kept.add(dots ? "" : segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String before(String text, char end) {
        var at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
