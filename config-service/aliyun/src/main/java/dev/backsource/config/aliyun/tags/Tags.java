package dev.backsource.config.aliyun.tags;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.operations.CallParameters;
import dev.backsource.policy.Printable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Tags in parameters: {@code Tag.N.Key} and {@code Tag.N.Value}. Keys and values have 128 characters at most, and a domain has 20 tags at
 * most.
 */
public final class Tags {
    /** The parameters of tags, with {@code N} for their numbers, as in {@code CallParameters}. */
    public static final Set<String> PARAMETERS = Set.of("Tag.N.Key", "Tag.N.Value");

    /** The most tags of a domain, and of a call. */
    public static final int MAX = 20;

    private static final int MAX_LENGTH = 128;

    /** Keys with these prefixes belong to the API's own service, and its clients ignore them. */
    private static final Set<String> RESERVED = Set.of("aliyun", "acs:");

    private Tags() {}

    /**
     * The tags in a call, by their keys; a value that is left out is empty.
     *
     * @throws CallRefusedException when there are too many, or one is invalid
     */
    public static Map<String, String> of(CallParameters parameters) {
        var tags = new LinkedHashMap<String, String>();
        for (var number = 1; number <= CallParameters.MAX_NUMBER; number++) {
            var key = Objects.requireNonNullElse(parameters.find("Tag." + number + ".Key"), "");
            var value = Objects.requireNonNullElse(parameters.find("Tag." + number + ".Value"), "");
            if (key.isEmpty() && value.isEmpty()) {
                continue;
            }
            requireKey("Tag." + number + ".Key", key);
            requireText("Tag." + number + ".Value", value, ErrorCode.TAG_VALUE_INVALID);
            if (tags.put(key, value) != null) {
                throw new CallRefusedException(
                        ErrorCode.TAG_KEY_TWICE, "the tag " + Printable.of(key) + " occurs twice; set it once");
            }
        }
        requireFew(tags.size(), "a call may have");
        return tags;
    }

    /** @throws CallRefusedException when there are too many */
    static void requireFew(int tags, String who) {
        if (tags > MAX) {
            throw new CallRefusedException(
                    ErrorCode.TOO_MANY_TAGS, tags + " tags exceed the limit; " + who + " at most " + MAX);
        }
    }

    private static void requireKey(String parameter, String key) {
        if (key.isBlank()) {
            throw new CallRefusedException(ErrorCode.TAG_KEY_INVALID, parameter + " is required");
        }
        requireText(parameter, key, ErrorCode.TAG_KEY_INVALID);
        var lower = key.toLowerCase(Locale.ROOT);
        if (RESERVED.stream().anyMatch(lower::startsWith)) {
            throw new CallRefusedException(
                    ErrorCode.TAG_KEY_INVALID, parameter + " must not begin with the reserved aliyun or acs:");
        }
    }

    private static void requireText(String parameter, String text, ErrorCode code) {
        if (text.length() > MAX_LENGTH
                || !Printable.isPrintable(text)
                || text.contains("http://")
                || text.contains("https://")) {
            throw new CallRefusedException(
                    code,
                    parameter + " must have at most " + MAX_LENGTH
                            + " printable characters, without http:// and https://");
        }
    }
}
