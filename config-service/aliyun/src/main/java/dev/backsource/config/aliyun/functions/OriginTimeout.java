package dev.backsource.config.aliyun.functions;

import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** {@code forward_timeout}: the longest time, in seconds, from the request to the first byte of the origin's response. */
final class OriginTimeout {
    private static final String TIMEOUT = "forward_timeout";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,3})?");
    private static final int MILLIS = 3;

    static final CdnFunction FUNCTION = new FieldFunction<>(
            TIMEOUT,
            TIMEOUT,
            Part.ORIGIN_REQUEST,
            OriginRequest::firstByteTimeoutMs,
            OriginRequest::withFirstByteTimeoutMs,
            OriginTimeout::read,
            OriginTimeout::seconds);

    private OriginTimeout() {}

    private static int read(FunctionArguments arguments) {
        var text = arguments.require(TIMEOUT);
        var millis = SECONDS.matcher(text).matches()
                ? new BigDecimal(text).movePointRight(MILLIS).intValueExact()
                : 0;
        if (millis < OriginRequest.MIN_TIMEOUT_MS || millis > OriginRequest.MAX_TIMEOUT_MS) {
            throw arguments.refusal(
                    TIMEOUT,
                    "must be a number of seconds in " + seconds(OriginRequest.MIN_TIMEOUT_MS) + ".."
                            + seconds(OriginRequest.MAX_TIMEOUT_MS));
        }
        return millis;
    }

    private static String seconds(int millis) {
        return BigDecimal.valueOf(millis)
                .movePointLeft(MILLIS)
                .stripTrailingZeros()
                .toPlainString();
    }
}
