package dev.backsource.policy.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for static content: paths that match any of them are static. Paths and rules are compared in normal form ({@link
 * dev.backsource.policy.url.RequestTarget}), without query; suffixes without regard to case. {@link ContentMatcher} does it.
 *
 * @param suffixes file suffixes without the dot, lower case, such as {@code jpg}
 * @param uris exact paths, such as {@code /index.html}
 * @param paths path patterns in which {@code *} stands for any characters, such as {@code /static/*}
 */
public record StaticRules(List<String> suffixes, List<String> uris, List<String> paths) {
    /** The number of rules of one kind. */
    public static final int MAX_RULES = 100;
    /** The length of a URI or a path pattern, in characters. */
    public static final int MAX_RULE_LENGTH = 512;
    /** The length of a suffix with its dot, in characters. */
    public static final int MAX_SUFFIX_LENGTH = 33;

    private static final Pattern BARE_SUFFIX = Pattern.compile("[A-Za-z0-9_-]{1," + (MAX_SUFFIX_LENGTH - 1) + "}");
    public static final StaticRules NONE = new StaticRules(List.of(), List.of(), List.of());

    public StaticRules {
        suffixes = checked(suffixes).stream().map(StaticRules::suffix).toList();
        uris = checked(uris);
        paths = checked(paths);
        uris.forEach(StaticRules::checkAbsolute);
        paths.forEach(StaticRules::checkAbsolute);
    }

    @JsonCreator
    static StaticRules read(
            @JsonProperty("suffixes") @Nullable List<String> suffixes,
            @JsonProperty("uris") @Nullable List<String> uris,
            @JsonProperty("paths") @Nullable List<String> paths) {
        return new StaticRules(orNone(suffixes), orNone(uris), orNone(paths));
    }

    private static List<String> orNone(@Nullable List<String> rules) {
        return Objects.requireNonNullElse(rules, List.of());
    }

    private static List<String> checked(List<String> rules) {
        if (rules.size() > MAX_RULES) {
            throw new InvalidValueException(
                    "there are " + rules.size() + " rules of one kind; the limit is " + MAX_RULES);
        }
        for (var rule : rules) {
            if (rule == null || rule.isBlank() || rule.length() > MAX_RULE_LENGTH) {
                throw new InvalidValueException("a rule must have 1 to " + MAX_RULE_LENGTH + " characters");
            }
            if (rule.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidValueException("\"" + Printable.of(rule) + "\" has a control character");
            }
        }
        return List.copyOf(rules);
    }

    private static String suffix(String rule) {
        var bare = rule.startsWith(".") ? rule.substring(1) : rule;
        if (!BARE_SUFFIX.matcher(bare).matches()) {
            throw new InvalidValueException("suffix \"" + Printable.of(rule) + "\" is invalid; use 1 to "
                    + (MAX_SUFFIX_LENGTH - 1) + " letters, digits, hyphens or underscores, such as jpg");
        }
        return bare.toLowerCase(Locale.ROOT);
    }

    private static void checkAbsolute(String rule) {
        if (!rule.startsWith("/")) {
            throw new InvalidValueException(
                    "\"" + Printable.of(rule) + "\" must start with a slash, such as /static/*");
        }
    }
}
