package dev.backsource.edge.cache.store;

import dev.backsource.edge.cache.rules.Freshness;
import dev.backsource.edge.cache.rules.ResponseDirectives;
import dev.backsource.edge.cache.rules.StoredFields;
import dev.backsource.edge.cache.rules.StoredFreshness;
import dev.backsource.edge.cache.rules.Validation;
import dev.backsource.edge.findings.RedirectStep;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.edge.http.upstream.UpstreamResponse;
import io.netty.util.AsciiString;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The factory of stored responses from origins' responses. */
public final class StoredResponseFactory {
    private StoredResponseFactory() {}

    /** The fields of {@code response} that may be stored (RFC 9111 §3.1), with this edge's Via. */
    public static FieldBlock fields(Headers headers, UpstreamResponse response, ResponseDirectives said) {
        var writer = new FieldBlockWriter();
        Predicate<AsciiString> kept =
                name -> !name.contentEquals("age") && StoredFields.isStored(name.toString(), said);
        headers.toClient(response.fields(), response.version(), (name, value) -> writer.add(name, value, kept));
        return writer.toBlock();
    }

    /**
     * The fields of {@code response} that only the requesting client may get, because {@code private} or {@code
     * no-cache} names them.
     */
    public static FieldBlock own(Headers headers, UpstreamResponse response, ResponseDirectives said) {
        if (said.privateFields().isEmpty() && said.noCacheFields().isEmpty()) {
            return FieldBlock.EMPTY;
        }
        var writer = new FieldBlockWriter();
        Predicate<AsciiString> own = name -> !StoredFields.isStored(name.toString(), said);
        headers.toClient(response.fields(), response.version(), (name, value) -> writer.add(name, value, own));
        return writer.toBlock();
    }

    /**
     * {@code stale}, freshened by a 304 (RFC 9111 §4.3.4).
     *
     * @param cacheGeneration of the request that the 304 answers
     * @param sentMs when the validation request was sent, in milliseconds since the epoch
     * @param nowMs when the 304 came
     */
    public static StoredResponse renewed(
            StoredResponse stale,
            long cacheGeneration,
            Headers headers,
            UpstreamResponse notModified,
            long sentMs,
            long nowMs) {
        var saidNow = ResponseDirectives.of(new MessageFields(notModified.fields()));
        var fields = merged(stale.fields(), fields(headers, notModified, saidNow));
        var said = ResponseDirectives.of(fields);
        var lifetime = Freshness.lifetimeSeconds(said, stale.status(), fields, nowMs);
        var age = Freshness.initialAgeSeconds(new MessageFields(notModified.fields()), sentMs, nowMs);
        return new StoredResponse(
                cacheGeneration,
                stale.status(),
                fields,
                stale.body(),
                StoredFreshness.of(lifetime, said),
                nowMs - 1000 * age,
                stale.secondaryKey(),
                redirect(stale, fields));
    }

    /** One that has ended meanwhile is worked out anew, once it is fetched. */
    private static @Nullable RedirectStep redirect(StoredResponse stale, FieldBlock fields) {
        var redirect = stale.redirect();
        return redirect == null
                        || redirect.isOver()
                        || !Objects.equals(
                                fields.first("location"), stale.fields().first("location"))
                ? null
                : redirect;
    }

    /**
     * Each field of the 304 replaces the stored fields of that name (RFC 9111 §3.2); the stored Via is this edge's
     * already.
     */
    private static FieldBlock merged(FieldBlock stored, FieldBlock newer) {
        var writer = new FieldBlockWriter();
        var said = ResponseDirectives.of(stored);
        stored.copyTo((name, value) -> {
            if (!replaces(name, newer, said)) {
                writer.add(name, value);
            }
        });
        newer.copyTo((name, value) -> {
            if (replaces(name, newer, said)) {
                writer.add(name, value);
            }
        });
        return writer.toBlock();
    }

    private static boolean replaces(CharSequence name, FieldBlock newer, ResponseDirectives said) {
        var text = name.toString();
        return !text.equals("via")
                && Validation.isUpdated(text)
                && StoredFields.isStored(text, said)
                && newer.has(text);
    }
}
