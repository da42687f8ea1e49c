package dev.backsource.policy.response;

import dev.backsource.policy.finding.ForwardedProto;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The check by which request field an origin learns the client's scheme, where it takes HTTPS for HTTP in spite of the field that edges send. An origin
 * heeds another field when its fault is gone with that field beside the edges' own. Then the fault has to be gone with that field alone as well, since
 * that is what edges would send.
 */
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

    /**
     * The trial of one field.
     *
     * @param faulty the chain whose fault the field may take away
     * @param sent the field that edges send
     * @param other the tried field
     */
    public record Trial(RedirectChain faulty, String sent, String other) {
        /** The last request with both fields. */
        public OriginQuestion beside() {
            return faulty.asked().with(sent, other);
        }

        /** The last request with the other field only. */
        public OriginQuestion alone() {
            return faulty.asked().with(other);
        }

        /** Whether the fault is gone with this response; null stands for an unknown one. */
        public boolean isCured(@Nullable OriginResponse response) {
            return response != null && (faulty.loops() ? faulty.isLeftBy(response) : isCured(faulty.last(), response));
        }

        public ForwardedProto finding() {
            return new ForwardedProto(sent, other, !other.equals(FORWARDED));
        }

        /** The same page without its links over HTTP. */
        private boolean isCured(@Nullable OriginResponse page, OriginResponse response) {
            var html = response.html();
            return page != null
                    && page.status() == response.status()
                    && html != null
                    && !response.isCut()
                    && Page.insecureLinks(html, faulty.url().host()).isEmpty();
        }
    }

    /**
     * The trials of all other fields.
     *
     * @param faulty the chain of a client over HTTPS, which loops or has insecure links
     */
    public static List<Trial> trials(RedirectChain faulty) {
        var sent = faulty.asked().fields().get(0);
        return KNOWN.stream()
                .filter(field -> !field.equals(sent))
                .map(field -> new Trial(faulty, sent, field))
                .toList();
    }
}
