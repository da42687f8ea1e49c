package dev.backsource.config.aliyun.functions;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.OriginRequest;
import dev.backsource.policy.domain.Part;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code forward_timeout}: the longest time, in seconds, from the request to the first byte of the origin's response. */
final class OriginTimeout implements CdnFunction {
    private static final String TIMEOUT = "forward_timeout";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,3})?");
    private static final int MILLIS = 3;

    @Override
    public String name() {
        return TIMEOUT;
    }

    @Override
    public Set<String> arguments() {
        return Set.of(TIMEOUT);
    }

    @Override
    public Map<String, String> of(Domain domain) {
        var millis = domain.originRequest().firstByteTimeoutMs();
        return millis == null
                ? Map.of()
                : Map.of(TIMEOUT, plain(BigDecimal.valueOf(millis).movePointLeft(MILLIS)));
    }

    @Override
    public UnaryOperator<Domain> set(FunctionArguments arguments) {
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
        return domain -> with(domain, millis);
    }

    @Override
    public Domain unset(Domain domain) {
        return with(domain, null);
    }

    private static Domain with(Domain domain, @Nullable Integer millis) {
        return domain.with(Part.ORIGIN_REQUEST, domain.originRequest().withFirstByteTimeoutMs(millis));
    }

    private static String seconds(int millis) {
        return plain(BigDecimal.valueOf(millis).movePointLeft(MILLIS));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
