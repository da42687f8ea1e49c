package dev.backsource.edge.http.fields;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code CDN-Loop} field (RFC 8586), by which CDNs detect loops: each adds its id, and refuses a request that has
 * it already. Members are split at commas only, so that an unclosed quote can't hide the edge's own id.
 */
public final class CdnLoop {
    private final String id;

    /** @param id a host name, possibly with a port, or a token; the same for all edges of the CDN */
    public CdnLoop(String id) {
        this.id = id;
    }

    /** Whether these fields have this CDN's id. */
    public boolean holdsUs(MultiMap fields) {
        return fields.contains(HeaderNames.CDN_LOOP)
                && fields.getAll(HeaderNames.CDN_LOOP).stream().anyMatch(this::names);
    }

    private boolean names(String value) {
        for (var member : value.split(",", -1)) {
            var parameters = member.indexOf(';');
            if ((parameters < 0 ? member : member.substring(0, parameters))
                    .strip()
                    .equalsIgnoreCase(id)) {
                return true;
            }
        }
        return false;
    }

    /** This CDN's id behind those of the earlier CDNs; {@code before} is null without any. */
    CharSequence behind(@Nullable CharSequence before) {
        return before == null ? id : before + ", " + id;
    }
}
