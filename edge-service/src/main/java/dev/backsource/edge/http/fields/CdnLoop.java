package dev.backsource.edge.http.fields;

import io.vertx.core.MultiMap;
import java.util.List;

/**
 * The field that CDNs cut loops with (RFC 8586): each adds itself, and one that finds itself there goes no further.
 * Members are told apart by commas alone: a quote that is never closed must not hide the edge from itself.
 */
public final class CdnLoop {
    private final String id;

    /** @param id a host name, with a port perhaps, or a token; the same for all edges of the CDN */
    public CdnLoop(String id) {
        this.id = id;
    }

    /** Whether a request with these fields was here before. */
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

    /** Adds this CDN to what the fields of a back-to-origin request say already. */
    void addTo(MultiMap to) {
        List<String> before = to.getAll(HeaderNames.CDN_LOOP);
        if (before.isEmpty()) {
            to.add(HeaderNames.CDN_LOOP, id);
        } else {
            to.set(HeaderNames.CDN_LOOP, String.join(", ", before) + ", " + id);
        }
    }
}
