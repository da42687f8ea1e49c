package dev.backsource.policy.response;

import dev.backsource.policy.finding.ForwardedProto;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The check by which request field an origin learns the client's scheme, where it doesn't by the one that edges send. */
public final class SchemeFields {
    /** RFC 7239. Edges don't use it for the scheme. */
    static final String FORWARDED = "forwarded";

    /** The fields that applications and servers are known to read. */
    private static final List<String> KNOWN = List.of(
            "x-forwarded-proto",
            "x-forwarded-ssl",
            "x-forwarded-scheme",
            "x-scheme",
            "front-end-https",
            "cloudfront-forwarded-proto",
            FORWARDED);

    private SchemeFields() {}

    /** {@code asked} with each of the known fields in place of its own. */
    public static List<OriginQuestion> others(OriginQuestion asked) {
        return KNOWN.stream()
                .filter(field -> !field.equals(asked.field()))
                .map(asked::in)
                .toList();
    }

    /**
     * The field that the origin heeds instead of the one in {@code asked}: the first with another response. Null where it heeds none of them.
     *
     * @param asked of a client over HTTPS
     * @param answers to {@code asked} and to {@link #others}; null for an unknown one
     */
    public static @Nullable ForwardedProto heeded(
            OriginQuestion asked, Function<OriginQuestion, @Nullable OriginResponse> answers) {
        var response = answers.apply(asked);
        if (response == null) {
            return null;
        }
        for (var other : others(asked)) {
            var otherwise = answers.apply(other);
            if (otherwise != null && differ(response, otherwise, asked.url().host())) {
                return new ForwardedProto(
                        asked.field(), other.field(), !other.field().equals(FORWARDED));
            }
        }
        return null;
    }

    /** Whether the client's scheme made a difference: to the status, to a redirect, or to the scheme of a page's links. */
    private static boolean differ(OriginResponse one, OriginResponse other, String host) {
        return one.status() != other.status()
                || !Objects.equals(one.redirectsTo(), other.redirectsTo())
                || hasInsecureLinks(one, host) != hasInsecureLinks(other, host);
    }

    private static boolean hasInsecureLinks(OriginResponse response, String host) {
        var html = response.html();
        return html != null && !Page.insecureLinks(html, host).isEmpty();
    }
}
