package dev.backsource.policy.finding;

import dev.backsource.policy.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** A URL that an origin may have had a part in, made safe to repeat: visible characters of ASCII but quotation marks and backslashes, which no URL has, and short. */
final class UrlText {
    /** The most characters of a URL that are kept. */
    static final int MAX = 100;

    private static final String CUT = "...";

    private UrlText() {}

    /** The scheme and host of a URL. */
    static String schemeAndHost(String url) {
        var host = url.indexOf("://");
        var path = host < 0 ? -1 : url.indexOf('/', host + "://".length());
        return path < 0 ? url : url.substring(0, path);
    }

    /** The host of a URL. */
    static String host(String url) {
        var site = schemeAndHost(url);
        return site.substring(site.lastIndexOf('/') + 1);
    }

    static String of(@Nullable String url, String field) {
        var line = InvalidValueException.require(url, field);
        var shown = line.length() <= MAX ? line : line.substring(0, MAX - CUT.length()) + CUT;
        return shown.replaceAll("[^!#-\\[\\]-~]", "?");
    }

    /** The same without the query, which may hold secrets of clients. */
    static String withoutQuery(@Nullable String url, String field) {
        var shown = of(url, field);
        var query = shown.indexOf('?');
        return query < 0 || query == shown.length() - 1 ? shown : of(shown.substring(0, query + 1) + CUT, field);
    }
}
