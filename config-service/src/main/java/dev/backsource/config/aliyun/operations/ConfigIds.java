package dev.backsource.config.aliyun.operations;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.policy.Sha256;
import dev.backsource.policy.domain.DomainName;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ids of configs: one for each domain and function, worked out from their names, so that it stays whatever is restarted. */
final class ConfigIds {
    /** So that every client's number has room for it, JavaScript's too. */
    private static final int BITS = 53;

    private static final Pattern FORM = Pattern.compile("[0-9]{1,16}");

    private ConfigIds() {}

    /** The id that a parameter names; null when it is absent. */
    static @Nullable Long find(CallParameters parameters, String name) {
        var text = parameters.find(name);
        if (text == null) {
            return null;
        }
        if (!FORM.matcher(text).matches()) {
            throw CallRefusedException.ofParameter(
                    name, "must be the id of a config, as DescribeCdnDomainConfigs names it");
        }
        return Long.valueOf(text);
    }

    /** From 1 to 2^53 − 1. */
    static long of(DomainName domain, String function) {
        var hash = Sha256.of(domain.value() + "\n" + function);
        return Math.max(1, ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - BITS));
    }
}
