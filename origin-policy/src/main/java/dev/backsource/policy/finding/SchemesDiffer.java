package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An origin that serves clients over HTTP something else than clients over HTTPS, at the same path.
 *
 * @param http the last response to a client over HTTP
 * @param https the last response to a client over HTTPS
 * @param likeness of both, in points
 */
public record SchemesDiffer(
        @JsonProperty Response http,
        @JsonProperty Response https,
        @JsonProperty Likeness likeness) implements Evidence {
    public SchemesDiffer {
        InvalidValueException.require(http, "http");
        InvalidValueException.require(https, "https");
        InvalidValueException.require(likeness, "likeness");
    }

    /**
     * A response.
     *
     * @param type the media type without parameters; null without one
     * @param length of the body in bytes; null where it is not known
     * @param title of a page; null without one
     * @param hsts whether it has a {@code Strict-Transport-Security} field
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Response(
            @JsonProperty int status,
            @JsonProperty @Nullable String type,
            @JsonProperty @Nullable Long length,
            @JsonProperty @Nullable String title,
            @JsonProperty boolean hsts) {
        public Response {
            type = PeerText.nameOrNull(type);
            title = PeerText.nameOrNull(title);
        }
    }

    /**
     * The likeness of two responses. Status, type and title count in full or not at all; the length counts by its ratio, since many pages differ a
     * little from one request to the next.
     *
     * @param status 0 or {@value #STATUS}
     * @param type 0 or {@value #TYPE}
     * @param title 0 or {@value #TITLE}; two responses without a title are alike
     * @param length 0 to {@value #LENGTH}; in full where a length isn't known
     */
    public record Likeness(
            @JsonProperty int status,
            @JsonProperty int type,
            @JsonProperty int title,
            @JsonProperty int length) {
        public static final int STATUS = 40;
        public static final int TYPE = 25;
        public static final int TITLE = 25;
        public static final int LENGTH = 10;

        /** The sum, 0 to 100; 100 stands for responses that are alike. */
        @JsonProperty
        public int score() {
            return status + type + title + length;
        }
    }

    /** Whether status and type are the same. */
    @JsonIgnore
    public boolean isByTitleOnly() {
        return likeness.status() > 0 && likeness.type() > 0;
    }

    @Override
    public String fault(Place at) {
        var differences = new ArrayList<String>();
        if (http.status() != https.status()) {
            differences.add("status " + http.status() + " and " + https.status());
        }
        if (!Objects.equals(http.type(), https.type())) {
            differences.add("type " + shown(http.type()) + " and " + shown(https.type()));
        }
        if (!Objects.equals(http.title(), https.title())) {
            differences.add("title \"" + shown(http.title()) + "\" and \"" + shown(https.title()) + "\"");
        }
        return at.subject() + " serves clients over HTTP and HTTPS differently: " + String.join("; ", differences)
                + " (likeness " + likeness.score() + " of 100).";
    }

    @Override
    public String remedy(Place at) {
        return "Serve the same site over both schemes at the origin, or set the redirect type to HTTP or HTTPS, so"
                + " that all clients get the same.";
    }

    private static String shown(@Nullable String text) {
        return text == null ? "none" : text;
    }
}
