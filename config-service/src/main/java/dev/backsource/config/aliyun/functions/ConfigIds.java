package dev.backsource.config.aliyun.functions;

import dev.backsource.policy.Sha256;
import dev.backsource.policy.domain.DomainName;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The ids of configs: one for each domain and function, worked out from their names, so that it stays whatever is restarted. */
public final class ConfigIds {
    /** So that every client's number has room for it, JavaScript's too. */
    private static final int BITS = 53;

    private static final Pattern FORM = Pattern.compile("[0-9]{1,16}");

    private ConfigIds() {}

    /** The id that a text names; empty when it has another form. */
    public static OptionalLong parse(String text) {
        return FORM.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** From 1 to 2^53 − 1. */
    public static long of(DomainName domain, String function) {
        var hash = Sha256.of(domain.value() + "\n" + function);
        return Math.max(1, ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS));
    }
}
