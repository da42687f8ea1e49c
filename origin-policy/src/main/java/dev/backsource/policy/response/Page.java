package dev.backsource.policy.response;

import dev.backsource.policy.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page of HTML as far as browsers' behaviour with it is of interest: its title, and its unencrypted links. No parser: markup in comments and scripts
 * counts too. Takes time in proportion to the text's length.
 */
final class Page {
    /** The longest tag that is read, in characters. */
    private static final int MAX_TAG = 2_000;

    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\s(?:src|href|action|poster|data)\\s{0,9}+=\\s{0,9}+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s>\"']++))",
            Pattern.CASE_INSENSITIVE);
    /** Relations of links that browsers fetch; others, such as canonical, are names. */
    private static final Pattern FETCHED = Pattern.compile(
            "\\srel\\s{0,9}+=\\s{0,9}+[\"']?+[^\"'>]{0,40}(?:stylesheet|icon|preload|manifest)",
            Pattern.CASE_INSENSITIVE);

    private Page() {}

    /** The text of the title, on one line, at most {@link Printable#QUOTED} characters; null without one. */
    static @Nullable String title(String html) {
        var lower = html.toLowerCase(Locale.ROOT);
        var tag = lower.indexOf("<title");
        var open = tag < 0 ? -1 : lower.indexOf('>', tag);
        var close = open < 0 ? -1 : lower.indexOf("</title", open);
        if (close < 0 || lower.length() != html.length()) {
            return null;
        }
        var text = html.substring(open + 1, Math.min(close, open + 1 + MAX_TAG));
        return Printable.of(text.strip().replaceAll("\\s+", " "));
    }

    /** The links to {@code http://} and {@code host} that browsers follow or fetch, in order; those that occur twice, twice. */
    static List<String> insecureLinks(String html, String host) {
        var links = new ArrayList<String>();
        for (var open = html.indexOf('<'); open >= 0; ) {
            var close = html.indexOf('>', open);
            if (close < 0) {
                break;
            }
            var tag = html.substring(open, Math.min(close, open + MAX_TAG));
            if (!isNamingLink(tag)) {
                addLinks(tag, host, links);
            }
            open = html.indexOf('<', close);
        }
        return links;
    }

    private static void addLinks(String tag, String host, List<String> links) {
        var attributes = ATTRIBUTE.matcher(tag);
        while (attributes.find()) {
            var quoted = attributes.group(1) == null ? attributes.group(2) : attributes.group(1);
            var link = (quoted == null ? attributes.group(3) : quoted).strip();
            if (isInsecure(link, host)) {
                links.add(link);
            }
        }
    }

    private static boolean isNamingLink(String tag) {
        return tag.regionMatches(true, 0, "<link", 0, 5)
                && !FETCHED.matcher(tag).find();
    }

    private static boolean isInsecure(String link, String host) {
        var prefix = "http://" + host;
        if (!link.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return false;
        }
        var rest = link.substring(prefix.length());
        return rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0 || rest.equals(":80") || rest.startsWith(":80/");
    }
}
