package dev.backsource.config.aliyun.functions;

import dev.backsource.policy.Sha256;
import dev.backsource.policy.domain.DomainName;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The ids of configs: one for each domain and function, derived from their names, so that an id survives restarts. */
public final class ConfigIds {
    /** So that it fits every client's numbers, JavaScript's included. */
    private static final int BITS = 53;

    private static final Pattern FORM = Pattern.compile("[0-9]{1,16}");

    private ConfigIds() {}

    /** The id in a text; empty when it has another form. */
    public static OptionalLong parse(String text) {
        return FORM.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** From 1 to 2^53 − 1. */
    public static long of(DomainName domain, String function) {
        var hash = Sha256.of(domain.value() + "\n" + function);
        return Math.max(1, ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS));
    }
}
