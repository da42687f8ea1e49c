package dev.backsource.config.console;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The language of a page: the one chosen in the console, else the browser's preference among these, else the first. */
enum PageLanguage {
    ENGLISH("en", "English"),
    CHINESE("zh-CN", "简体中文");

    /** Of the cookie with the choice. */
    static final String COOKIE = "backsource-language";

    private final String tag;
    private final String title;

    PageLanguage(String tag, String title) {
        this.tag = tag;
        this.title = title;
    }

    /** Its tag (RFC 5646). */
    String tag() {
        return tag;
    }

    /** Its name, in itself. */
    String title() {
        return title;
    }

    /** The first part of its tag, by which scripts and their texts are named. */
    String primary() {
        return tag.substring(0, 2);
    }

    static PageLanguage of(HttpServerRequest request) {
        var cookie = request.getCookie(COOKIE);
        return of(cookie == null ? null : cookie.getValue(), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** {@code accepted} is the field {@code Accept-Language} (RFC 9110 §12.5.4); malformed parts of it are ignored. */
    static PageLanguage of(@Nullable String chosen, @Nullable String accepted) {
        return Stream.concat(Stream.ofNullable(chosen), preferences(accepted))
                .map(PageLanguage::ofTag)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ENGLISH);
    }

    /** The language of a tag such as {@code zh-Hans-CN}, or of any other variant of it; empty when it isn't known. */
    static Optional<PageLanguage> ofTag(String tag) {
        return Arrays.stream(values()).filter(language -> language.covers(tag)).findFirst();
    }

    private boolean covers(String other) {
        return other.equalsIgnoreCase(primary())
                || other.regionMatches(true, 0, primary() + "-", 0, primary().length() + 1);
    }

    private static Stream<String> preferences(@Nullable String accepted) {
        return accepted == null
                ? Stream.empty()
                : Arrays.stream(accepted.split(","))
                        .map(Preference::parse)
                        .flatMap(Optional::stream)
                        .filter(preference -> preference.weight() > 0)
                        .sorted(Comparator.comparingDouble(Preference::weight).reversed())
                        .map(Preference::tag);
    }

    private record Preference(String tag, double weight) {
        private static Optional<Preference> parse(String range) {
            var parts = range.split(";", 2);
            var tag = parts[0].strip();
            if (parts.length == 1) {
                return Optional.of(new Preference(tag, 1));
            }
            var weight = parts[1].strip();
            return weight.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")
                    ? Optional.of(new Preference(tag, Double.parseDouble(weight.substring(2))))
                    : Optional.empty();
        }
    }
}
