package dev.backsource.config.aliyun.functions;

import dev.backsource.policy.protocol.RedirectType;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A redirect type as an argument of a function: its name in lower case. */
final class SchemeArgument {
    /** All of them, for refusals. */
    static final String TYPES =
            Stream.of(RedirectType.values()).map(SchemeArgument::of).collect(Collectors.joining(", "));

    private SchemeArgument() {}

    static String of(RedirectType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** Null for a text that is no type's. */
    static @Nullable RedirectType find(String text) {
        return Stream.of(RedirectType.values())
                .filter(type -> of(type).equals(text))
                .findFirst()
                .orElse(null);
    }
}
